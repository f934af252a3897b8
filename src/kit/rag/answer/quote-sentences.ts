import type { RetrievedPassage } from '../../../model/retrieval.ts';
import type { PassageSentence } from './passage-sentences.ts';
import type { DraftAnswer } from './synthesiser.ts';

/** A sentence, the passage that it stands in, and the rank of that passage, from 0. */
export interface PlacedSentence {
  readonly passage: RetrievedPassage;
  readonly rank: number;
  readonly sentence: PassageSentence;
}

/**
 * An answer of chosen sentences, in the order of their passages, each quoted with its place.
 *
 * A sentence that would be torn from its context brings its neighbour: the one before where it begins with "This" or "It",
 * the first ones below where it ends with a colon. A row of a table brings the names of its columns.
 *
 * @param chosen - places in `sentences`
 */
export function quoteSentences(sentences: readonly PlacedSentence[], chosen: readonly number[]): DraftAnswer {
  const all = new Set(chosen.flatMap((index) => withContext(sentences, index)));
  const inOrder = [...all].sort((one, other) => one - other).flatMap((index) => sentences[index] ?? []);
  const quoted = inOrder.flatMap(withHeader);
  return {
    text: quoted.map(spoken).join(''),
    citations: quoted.map(({ id, quote }) => ({ id, quote })),
  };
}

interface Quoted {
  readonly id: string;
  readonly quote: string;
  readonly isRow: boolean;
}

/** The header of a table is told once above its rows. */
function withHeader(
  { passage: { id }, sentence: { header, text } }: PlacedSentence,
  index: number,
  all: readonly PlacedSentence[],
): Quoted[] {
  const before = all[index - 1];
  const isTold = before?.passage.id === id && before.sentence.header?.start === header?.start;
  const row = { id, quote: text, isRow: header !== undefined };
  return header && !isTold ? [{ id, quote: header.text, isRow: true }, row] : [row];
}

const mostItems = 3;

function withContext(sentences: readonly PlacedSentence[], index: number): readonly number[] {
  const here = sentences[index];
  const isSibling = (other: number): boolean => sentences[other]?.passage === here?.passage;
  const before = here && leansBack.test(here.sentence.text) && isSibling(index - 1) ? [index - 1] : [];
  const after = here?.sentence.text.endsWith(':')
    ? Array.from({ length: mostItems }, (_, offset) => index + 1 + offset).filter(isSibling)
    : [];
  return [...before, index, ...after];
}

const leansBack =
  /^(?:this|that|these|those|it|its|they|them|their|he|she|such|however|but|otherwise|also|then|both|instead|in that case|if so|if not|the (?:same|latter|former))\b/i;

/** A sentence that its page wrapped is one line. Items and rows, which have no full stop, keep a line of their own. */
function spoken({ quote, isRow }: Quoted, index: number, all: readonly Quoted[]): string {
  const line = quote.replace(/\s*\n\s*/g, ' ');
  const before = all[index - 1];
  if (!before) return line;
  const isProse = !isRow && !before.isRow && /[.!?…]["'”’)\]]*$/.test(before.quote);
  return `${isProse ? ' ' : '\n'}${line}`;
}
