import type { Layout } from './layout.ts';

/** A mistake in a text, at an offset in UTF-16 units. */
export interface TextProblem {
  readonly code: string;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
}

/**
 * Goes through a JSON text and says where everything stands, which keys are doubled, and where it stops being JSON.
 *
 * It stands beside `JSON.parse`, which tells neither places nor doubled keys, and whose messages differ between
 * versions of Node.
 *
 * @returns `layout` null where the text is not JSON; its first mistake is then the last of `problems`
 */
export function scanJson(text: string): {
  readonly layout: Layout | null;
  readonly problems: readonly TextProblem[];
} {
  const problems: TextProblem[] = [];
  let at = 0;

  try {
    const layout = value(0);
    skipSpace();
    if (at < text.length)
      stop('Nothing may follow the end of the value.', 'Remove what stands here, or wrap both in a list.');
    return { layout, problems };
  } catch (thrown) {
    if (thrown instanceof Stop) return { layout: null, problems: [...problems, thrown.problem] };
    throw thrown;
  }

  function value(depth: number): Layout {
    skipSpace();
    if (depth > deepest) stop('This is nested too deeply.', `Keep to ${deepest} levels.`);
    const start = at;
    if (text[at] === '{') return { m: members(depth), v: [start, at] };
    if (text[at] === '[') return { i: items(depth), v: [start, at] };
    if (text[at] === '"') string();
    else scalar();
    return { v: [start, at] };
  }

  function members(depth: number): Record<string, Layout> {
    const found: Record<string, Layout> = {};
    at++;
    for (skipSpace(); text[at] !== '}'; skipSpace()) {
      const start = at;
      if (text[at] !== '"')
        stop('Expected a key in double quotes.', 'Write "key": value, and no comma after the last one.');
      const key = string();
      const k = [start, at] as const;
      if (key === '__proto__') problems.push(forbiddenKey(...k));
      else if (Object.hasOwn(found, key)) problems.push(doubledKey(key, ...k));
      skipSpace();
      if (text[at] !== ':') stop('Expected ":" after the key.', 'Write "key": value.');
      at++;
      const layout = value(depth + 1);
      if (key !== '__proto__') found[key] = { ...layout, k };
      separator('}', 'Expected "," or "}" here.');
    }
    at++;
    return found;
  }

  function items(depth: number): Layout[] {
    const found: Layout[] = [];
    at++;
    for (skipSpace(); text[at] !== ']'; skipSpace()) {
      found.push(value(depth + 1));
      separator(']', 'Expected "," or "]" here.');
    }
    at++;
    return found;
  }

  function separator(closing: string, message: string): void {
    skipSpace();
    if (text[at] === closing) return;
    if (text[at] !== ',') stop(message, 'Add what is missing between this and what stands before it.');
    at++;
    skipSpace();
    if (text[at] === closing)
      stop('A comma may not stand after the last item.', 'Remove the comma before this.');
  }

  function string(): string {
    const start = at;
    for (at++; text[at] !== '"'; at++) {
      if (at >= text.length || text[at] === '\n') {
        at = start;
        stop('This text has no closing quote.', 'Add " at its end; a line break inside is written \\n.');
      }
      if (text[at] === '\\') at++;
      else if (text.charCodeAt(at) < 0x20)
        stop('A control character must be written as an escape.', 'Write \\t or \\u00XX for it.');
    }
    at++;
    try {
      return String(JSON.parse(text.slice(start, at)));
    } catch {
      at = start;
      stop(
        'This text has an escape that JSON does not know.',
        'Write \\\\ for a backslash; escapes are \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.',
      );
    }
  }

  function scalar(): void {
    pattern.lastIndex = at;
    const word = pattern.exec(text)?.[0] ?? '';
    const legal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word);
    if (legal && (!/\d/.test(word) || Number.isFinite(Number(word)))) at += word.length;
    else if (at >= text.length)
      stop('The file ends where a value was expected.', 'Close what is open, or finish the value.');
    else
      stop(
        'This is no JSON value.',
        'Write a number, true, false, null, a list, an object, or text in double quotes.',
      );
  }

  function skipSpace(): void {
    while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  }

  function stop(message: string, fix: string): never {
    pattern.lastIndex = at;
    const length = Math.max(1, pattern.exec(text)?.[0].length ?? 1);
    throw new Stop({ code: 'json-syntax', offset: at, length, message, why: unreadable, fix });
  }
}

const deepest = 200;
const pattern = /[^\s,:[\]{}"]*/y;
const unreadable = 'Nothing in the file can be read until this is mended.';

function doubledKey(key: string, start: number, end: number): TextProblem {
  return {
    code: 'duplicate-key',
    offset: start,
    length: end - start,
    message: `The key "${key}" stands here a second time.`,
    why: 'Only one of the two would count.',
    fix: 'Remove one, or give it another name.',
  };
}

/** A key that would change what an object is made from instead of being kept. */
export function forbiddenKey(start: number, end: number): TextProblem {
  return {
    code: 'forbidden-key',
    offset: start,
    length: end - start,
    message: '"__proto__" cannot be used as a key.',
    why: 'JavaScript gives this name a meaning of its own, and agents could be misled by it.',
    fix: 'Use another name.',
  };
}

class Stop extends Error {
  readonly problem: TextProblem;

  constructor(problem: TextProblem) {
    super(problem.message);
    this.problem = problem;
  }
}
