/**
 * The outermost JSON objects and lists inside a text, from left to right, as they stand there.
 *
 * Strict JSON only; brackets inside strings are understood. Linear in time: what a start led to is kept, so that no
 * bracket is read twice, and every stretch of text is read at most twice (once as a string, once between strings).
 */
export function findJson(text: string): string[] {
  const ends = new Map<number, number>();
  const found: string[] = [];
  const bracket = /[[{]/g;
  for (let match = bracket.exec(text); match; match = bracket.exec(text)) {
    if (!ends.has(match.index)) readValue(text, match.index, ends);
    const end = ends.get(match.index) ?? broken;
    if (end === broken) continue;
    found.push(text.slice(match.index, end));
    bracket.lastIndex = end;
  }
  return found;
}

/** Kept as the end of a start that leads to no JSON. */
const broken = -1;

/** Notes where the object or list at `start`, and each one inside it, ends. No recursion: depth is the agent's choice. */
function readValue(text: string, start: number, ends: Map<number, number>): void {
  const open: number[] = [start];
  let at = start + 1;
  let isFirst = true;
  while (open.length > 0) {
    const here = open[open.length - 1] ?? start;
    const isObject = text[here] === '{';
    at = skipSpace(text, at);
    if (text[at] === (isObject ? '}' : ']')) {
      open.pop();
      at++;
      ends.set(here, at);
      isFirst = false;
      continue;
    }
    const member = readMemberStart(text, at, isObject, isFirst);
    const known = ends.get(member);
    if (member !== broken && known === undefined && isOpening(text[member])) {
      open.push(member);
      at = member + 1;
      isFirst = true;
      continue;
    }
    at = member === broken ? broken : (known ?? readScalar(text, member));
    if (at === broken) {
      for (const failed of open) ends.set(failed, broken);
      return;
    }
    isFirst = false;
  }
}

/** Offset of the next value of an object or list, behind comma and key. */
function readMemberStart(text: string, from: number, isObject: boolean, isFirst: boolean): number {
  let at = from;
  if (!isFirst) {
    if (text[at] !== ',') return broken;
    at = skipSpace(text, at + 1);
  }
  if (!isObject) return at;
  const keyEnd = readString(text, at);
  if (keyEnd === broken) return broken;
  at = skipSpace(text, keyEnd);
  return text[at] === ':' ? skipSpace(text, at + 1) : broken;
}

function isOpening(character: string | undefined): boolean {
  return character === '{' || character === '[';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return at;
}

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Offset behind the string, number or word at `at`. */
function readScalar(text: string, at: number): number {
  if (text[at] === '"') return readString(text, at);
  scalar.lastIndex = at;
  return scalar.test(text) ? scalar.lastIndex : broken;
}

function readString(text: string, from: number): number {
  if (text[from] !== '"') return broken;
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at + 1;
    if (unit < 0x20) return broken;
    if (unit !== 0x5c) continue;
    escaped.lastIndex = at;
    if (!escaped.test(text)) return broken;
    at = escaped.lastIndex - 1;
  }
  return broken;
}

const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
