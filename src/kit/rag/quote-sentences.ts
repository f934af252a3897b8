import type { RetrievedPassage } from '../../model/retrieval.ts';
import type { Sentence } from '../../text/sentences-of.ts';
import type { DraftAnswer } from './synthesiser.ts';

/** A sentence, the passage that it stands in, and the rank of that passage, from 0. */
export interface PlacedSentence {
  readonly passage: RetrievedPassage;
  readonly rank: number;
  readonly sentence: Sentence;
}

/**
 * An answer of chosen sentences, in the order of their passages, each quoted with its place.
 *
 * A sentence that would be torn from its context brings its neighbour: the one before where it begins with "This" or "It",
 * the first ones below where it ends with a colon.
 *
 * @param chosen - places in `sentences`
 */
export function quoteSentences(sentences: readonly PlacedSentence[], chosen: readonly number[]): DraftAnswer {
  const all = new Set(chosen.flatMap((index) => withContext(sentences, index)));
  const quoted = [...all].sort((one, other) => one - other).flatMap((index) => sentences[index] ?? []);
  return {
    text: quoted.map(({ sentence }) => spoken(sentence.text)).reduce(joined, ''),
    citations: quoted.map(({ passage, sentence }) => ({ id: passage.id, quote: sentence.text })),
  };
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

/** A sentence that its page wrapped is one line. */
function spoken(sentence: string): string {
  return sentence.replace(/\s*\n\s*/g, ' ');
}

/** Items and rows, which have no full stop, keep a line of their own. */
function joined(text: string, sentence: string): string {
  if (text === '') return sentence;
  return /[.!?…]["'”’)\]]*$/.test(text) ? `${text} ${sentence}` : `${text}\n${sentence}`;
}
