import { displayWidth } from '../../model/display-width.ts';

export interface WrapOptions {
  /** Columns that further lines begin at; two more than the first line unless given. */
  readonly indent?: number;
  /** A path or command at the end, which is never broken: where it does not fit, it has a line of its own. */
  readonly tail?: string;
  /** Columns between the text and the tail, 2 unless given. */
  readonly gap?: number;
}

/**
 * A line in lines that are no wider than `width`: broken between words, inside a word only where it is wider than a
 * line. Colours go on in the next line.
 *
 * @param line - safe to print, but for colours
 */
export function wrapLine(line: string, width: number, { indent, tail, gap = 2 }: WrapOptions = {}): string[] {
  const whole = tail === undefined ? line : `${line}${' '.repeat(gap)}${tail}`;
  if (cellsOf(whole) <= width) return [whole];
  const most = Math.max(10, width);
  const further = Math.min(indent ?? leadingSpaces(line) + 2, Math.floor(most / 2));
  const start = ' '.repeat(further);
  const lines = carryColors(broken(line, most, start));
  return tail === undefined ? lines : [...lines, `${start}${tail}`];
}

const color = /\u001b\[\d+m/g;

function cellsOf(text: string): number {
  return displayWidth(text.replace(color, ''));
}

function leadingSpaces(line: string): number {
  return line.length - line.trimStart().length;
}

function broken(line: string, width: number, start: string): string[] {
  const lines: string[] = [];
  let [current, used] = ['', 0];
  const begin = (): void => {
    lines.push(current);
    [current, used] = [start, start.length];
  };
  const add = (text: string, cells: number): void => {
    if (used + cells > width) begin();
    [current, used] = [current + text, used + cells];
  };
  let space = '';
  for (const token of line.match(/ +|[^ ]+/g) ?? []) {
    if (token.startsWith(' ')) {
      space = token;
      continue;
    }
    const cells = cellsOf(token);
    const isLong = cells > width - start.length;
    const beside = used + space.length + (isLong ? width / 2 : cells) <= width;
    if (beside) add(space, space.length);
    else begin();
    if (isLong) for (const character of charactersOf(token)) add(character, cellsOf(character));
    else add(token, cells);
    space = '';
  }
  return [...lines, current];
}

function charactersOf(text: string): string[] {
  return text.match(/\u001b\[\d+m|[\s\S]/gu) ?? [];
}

/** The code that ends what another code begins. */
function endOf(code: string): string {
  const number = Number(code.slice(2, -1));
  return number === 1 || number === 2 ? '\u001b[22m' : '\u001b[39m';
}

function carryColors(lines: readonly string[]): string[] {
  let open: readonly string[] = [];
  return lines.map((line) => {
    const before = open.join('');
    for (const code of line.match(color) ?? []) {
      const isEnd = code === '\u001b[22m' || code === '\u001b[39m';
      open = isEnd ? open.filter((one) => endOf(one) !== code) : [...open, code];
    }
    return `${before}${line}${[...open].reverse().map(endOf).join('')}`;
  });
}
