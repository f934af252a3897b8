import { sentencesOf } from '../../../text/sentences-of.ts';
import { hasPersonalData } from './quotable-sentences.ts';
import type { DraftAnswer } from './synthesiser.ts';

/** Takes the sentences and citations with somebody's personal data out of an answer, whoever made it. */
export function withoutPersonalData({ text, citations }: DraftAnswer): DraftAnswer {
  let kept = text;
  for (const { text: sentence, start, end } of [...sentencesOf(text)].reverse())
    if (hasPersonalData(sentence)) kept = kept.slice(0, start) + kept.slice(end);
  return {
    text: kept === text ? text : kept.replace(/ {2,}/g, ' ').trim(),
    citations: citations.filter(({ quote }) => !hasPersonalData(quote)),
  };
}
