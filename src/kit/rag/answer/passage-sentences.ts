import { type Line, linesOf } from '../../../text/lines-of.ts';
import { type Sentence, sentencesOf } from '../../../text/sentences-of.ts';

/** A sentence of a passage, or a row of a table in it. */
export interface PassageSentence extends Sentence {
  /** Of a row: the names of its columns, without which it cannot be understood. */
  readonly header?: Sentence;
}

/** The sentences of a passage, in order; the header of a table is none of them, but belongs to each row below it. */
export function passageSentences(text: string): readonly PassageSentence[] {
  const headers = headersByRow(text);
  const above = new Set(headers.values());
  return sentencesOf(text)
    .filter(({ start }) => !above.has(start))
    .map((sentence) => withHeader(text, sentence, headers.get(sentence.start)));
}

/** A sentence with what names its columns: all that it says. */
export function saidBy({ header, text }: PassageSentence): string {
  return header ? `${header.text}\n${text}` : text;
}

/** Where the header of a row begins, by where the row begins. */
function headersByRow(text: string): ReadonlyMap<number, number> {
  const headers = new Map<number, number>();
  let header: number | null = null;
  let before: Line | null = null;
  for (const line of linesOf(text)) {
    if (!line.isRow) header = null;
    else if (header === null || !before || !isNext(text, before, line)) header = line.start;
    else headers.set(line.start, header);
    before = line;
  }
  return headers;
}

function isNext(text: string, before: Line, line: Line): boolean {
  return /^[ |]*\n[ |]*$/.test(text.slice(before.end, line.start));
}

function withHeader(text: string, sentence: Sentence, start: number | undefined): PassageSentence {
  if (start === undefined) return sentence;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  const kept = line.replace(/[ |]+$/, '');
  return { ...sentence, header: { text: kept, start, end: start + kept.length } };
}
