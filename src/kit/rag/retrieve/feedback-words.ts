import { termsOf } from '../../../text/terms-of.ts';
import { wordsOf } from '../../../text/words-of.ts';
import { textToFind } from '../search/text-to-find.ts';
import type { AskedTerm } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import type { Evidence } from './evidence.ts';

/**
 * Words that the best passages share and the corpus at large does not: what a subject is called besides what was asked
 * (pseudo-relevance feedback).
 *
 * @returns at most five, as they stand in the pages, most telling first
 */
export function feedbackWords(
  asked: readonly AskedTerm[],
  found: readonly Evidence[],
  corpus: Corpus,
): readonly string[] {
  const known = new Set(asked.flatMap(({ term, also }) => [term, ...also.flatMap(({ terms }) => terms)]));
  const telling = new Map<string, { word: string; weight: number; passages: number }>();
  for (const { passage, score } of found.slice(0, mostPassages)) {
    const words = new Map(wordsOf(textToFind(passage)).map((word) => [termsOf(word)[0], word]));
    for (const [term, word] of words) {
      if (term === undefined || known.has(term) || /^\d/.test(term) || term.length < 3) continue;
      const before = telling.get(term);
      const weight = (before?.weight ?? 0) + score * corpus.rarity(term);
      telling.set(term, { word: before?.word ?? word, weight, passages: (before?.passages ?? 0) + 1 });
    }
  }
  return [...telling.values()]
    .filter(({ passages: count }) => count > 1)
    .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
    .slice(0, mostWords)
    .map(({ word }) => word);
}

const mostPassages = 4;
const mostWords = 5;
