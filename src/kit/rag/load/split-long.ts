import type { Block } from './plain-blocks.ts';
import { sizeOf } from './size-of.ts';

/** A passage longer than `mostWords` is hard to rank and to quote; parts come to about `partWords`. */
const mostWords = 300;
const partWords = 240;

/**
 * Cuts the blocks of a long section into parts of like length, between blocks where that is possible, else between lines,
 * sentences, words.
 *
 * @returns the text of each part; one where the section is short, none where it is empty
 */
export function splitLong(blocks: readonly Block[]): string[] {
  const total = blocks.reduce((sum, block) => sum + sizeOfBlock(block), 0);
  if (total <= mostWords) return blocks.length === 0 ? [] : [textOf(blocks)];
  const target = total / Math.ceil(total / partWords);
  const parts: Unit[][] = [[]];
  let size = 0;
  for (const unit of blocks.flatMap((block) =>
    sizeOfBlock(block) > target ? smallerUnits(block) : [block],
  )) {
    const added = sizeOfBlock(unit);
    if (size > 0 && (size + added / 2 > target || size + added > mostWords)) {
      parts.push([]);
      size = 0;
    }
    const last = parts.at(-1)?.at(-1);
    const isMore = last !== undefined && blockOf(last) === blockOf(unit);
    parts.at(-1)?.push(unit);
    size += isMore ? sizeOfLines(unit.lines) : added;
  }
  return parts.map(textOf);
}

/** A block, or some lines of one. */
interface Unit extends Block {
  readonly of?: Block;
}

function blockOf(unit: Unit): Block {
  return unit.of ?? unit;
}

function smallerUnits(block: Block): Unit[] {
  return block.lines
    .flatMap((line) => (sizeOf(line) > partWords ? piecesOf(line, /(?<=[.!?])\s+/) : [line]))
    .flatMap((line) => (sizeOf(line) > partWords ? piecesOf(line, /\s+/) : [line]))
    .flatMap((line) => (sizeOf(line) > mostWords ? (line.match(/.{1,1200}/gsu) ?? []) : [line]))
    .map((line) => ({ ...block, lines: [line], of: block }));
}

/** Pieces of a line, joined again as long as they stay short. */
function piecesOf(line: string, border: RegExp): string[] {
  const pieces: string[][] = [];
  let size = Infinity;
  for (const piece of line.split(border)) {
    const added = sizeOf(piece);
    if (size + added > partWords / 2) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(piece);
    size += added;
  }
  return pieces.map((words) => words.join(' '));
}

/** Lines of one block stay together, below its header. */
function textOf(units: readonly Unit[]): string {
  const lines: string[] = [];
  let last: Block | null = null;
  for (const unit of units) {
    if (blockOf(unit) !== last) {
      if (last) lines.push('');
      if (unit.header !== undefined) lines.push(unit.header);
    }
    lines.push(...unit.lines);
    last = blockOf(unit);
  }
  return lines.join('\n');
}

function sizeOfBlock({ header, lines }: Block): number {
  return sizeOfLines(lines) + (header === undefined ? 0 : sizeOf(header));
}

function sizeOfLines(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + sizeOf(line), 0);
}
