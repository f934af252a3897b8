import type { Passage } from '../knowledge.ts';
import { type AskedTerm, coverageOf } from './asked-term.ts';
import { passageTerms } from './passage-terms.ts';

/** Coverage by the best two neighbouring sentences of a passage together with its title and headings. */
export function closenessOf(asked: readonly AskedTerm[], passage: Passage): number {
  const { heading, sentences } = passageTerms(passage);
  let best = coverageOf(asked, (term) => heading.has(term));
  for (const [index, { terms }] of sentences.entries()) {
    const next = sentences[index + 1]?.terms;
    best = Math.max(
      best,
      coverageOf(asked, (term) => heading.has(term) || terms.has(term) || next?.has(term) === true),
    );
  }
  return best;
}
