import type { RetrievedPassage } from '../../../model/retrieval.ts';

/**
 * The best passages, those of other documents before more of the same where they are nearly as good: a page that is cut
 * into many passages must not crowd out the page that answers.
 *
 * @param ranked - best first
 */
export function spreadOverDocuments(
  ranked: readonly RetrievedPassage[],
  topK: number,
): readonly RetrievedPassage[] {
  const left = [...ranked];
  const chosen: RetrievedPassage[] = [];
  const worthOf = ({ document, score }: RetrievedPassage): number =>
    score * repeatedWorth ** chosen.filter((other) => other.document === document).length;
  while (chosen.length < topK) {
    const [best] = left
      .map((passage, index) => ({ index, worth: worthOf(passage) }))
      .sort((one, other) => other.worth - one.worth || one.index - other.index);
    if (!best) break;
    chosen.push(...left.splice(best.index, 1));
  }
  return chosen;
}

/** What one more passage of a document is worth, compared to the first of another. */
const repeatedWorth = 0.8;
