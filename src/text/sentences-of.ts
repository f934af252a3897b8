import { endsSentence } from './ends-sentence.ts';
import { type Line, linesOf } from './lines-of.ts';

/** A sentence and where it stands: `text.slice(start, end)` is its text. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The sentences of a text, Markdown or plain, as exact slices of it, in linear time.
 *
 * Lines, list items and table rows end a sentence, and a row is one as a whole; only a long line of prose that the next
 * one carries on in lower case is taken for wrapped. Markers of lists, headings, quotes and table edges are left out,
 * and so are pieces without a letter or digit. The full stop of an abbreviation, initial or number ends nothing.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const add = (start: number, end: number): void => {
    const sentence = trimmed(text, start, end);
    if (/[\p{L}\p{N}]/u.test(sentence.text)) sentences.push(sentence);
  };
  for (const line of linesOf(text)) {
    if (line.isRow) add(line.start, line.end);
    else split(text, line, add);
  }
  return sentences;
}

/** Marks that may end a sentence with what closes around them; those of scripts without spaces need no space after them. */
const stops = /[.!?…؟।]+["'”’»)\]*_]*(?=\s|$)|[。！？｡]+[」』）”"]*/gu;

function split(text: string, line: Line, add: (start: number, end: number) => void): void {
  const content = text.slice(line.start, line.end);
  let start = 0;
  for (const stop of content.matchAll(stops)) {
    const end = stop.index + stop[0].length;
    if (!endsSentence(content, stop.index, end)) continue;
    add(line.start + start, line.start + end);
    start = end;
  }
  add(line.start + start, line.end);
}

function trimmed(text: string, start: number, end: number): Sentence {
  const slice = text.slice(start, end);
  const from = start + slice.length - slice.trimStart().length;
  const kept = slice.trim();
  return { text: kept, start: from, end: from + kept.length };
}
