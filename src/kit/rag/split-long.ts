import type { Block } from './plain-blocks.ts';

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
  const total = sizeOfAll(blocks);
  if (total <= mostWords) return blocks.length === 0 ? [] : [textOf(blocks)];
  const target = total / Math.ceil(total / partWords);
  const parts: Block[][] = [[]];
  let size = 0;
  for (const unit of blocks.flatMap((block) =>
    sizeOfBlock(block) > target ? smallerUnits(block) : [block],
  )) {
    const added = sizeOfBlock(unit);
    if (size > 0 && (size + added / 2 > target || size + added > mostWords)) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(unit);
    size += added;
  }
  return parts.map(textOf);
}

function smallerUnits(block: Block): Block[] {
  return block
    .flatMap((line) => (sizeOf(line) > partWords ? piecesOf(line, /(?<=[.!?])\s+/) : [line]))
    .flatMap((line) => (sizeOf(line) > partWords ? piecesOf(line, /\s+/) : [line]))
    .flatMap((line) => (sizeOf(line) > mostWords ? (line.match(/.{1,1200}/gsu) ?? []) : [line]))
    .map((line) => [line]);
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

function textOf(blocks: readonly Block[]): string {
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

function sizeOfAll(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + sizeOfBlock(block), 0);
}

function sizeOfBlock(block: Block): number {
  return block.reduce((sum, line) => sum + sizeOf(line), 0);
}

/** In words; text without spaces counts a word for every ten characters. */
export function sizeOf(line: string): number {
  return Math.max(line.match(/\S+/g)?.length ?? 0, line.length / 10);
}
