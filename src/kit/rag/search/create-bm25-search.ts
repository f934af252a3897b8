import { termsOf } from '../../../text/terms-of.ts';
import type { KnowledgeBase, Search } from '../knowledge.ts';
import { createQueryReader } from './query-reader.ts';
import { topPassages } from './top-passages.ts';
import { createWeigher } from './weigh-evidence.ts';

const fields = ['title', 'keywords', 'heading', 'text'];
/** Words of a title or heading say more than those of a text, and stand there once. */
const boost = { title: 2, keywords: 1, heading: 2, text: 1 };
/** `b` below the usual: a short passage is short because there was little to say, not because it is to the point. */
const bm25 = { k: 1.2, b: 0.5, d: 0.5 };

/**
 * Search by words over all bases at once: BM25+ (MiniSearch) over stemmed words without stop words. Titles, headings and
 * keywords count more, and so does a passage whose document deals with the question elsewhere too.
 *
 * All bases share one index, so that scores are comparable and none is favoured for being small. A word that no page knows
 * is read as the nearest one that they know. Equal scores stand in the order of their ids.
 */
export async function createBm25Search(bases: readonly KnowledgeBase[]): Promise<Search> {
  const { default: MiniSearch } = await import('minisearch');
  const passages = bases.flatMap((base) => base.passages);
  const counts = new Map<string, number>();
  const index = new MiniSearch<{ id: number }>({
    fields,
    extractField: ({ id }, field) => {
      const value: unknown = field === 'id' ? id : Reflect.get(passages[id] ?? {}, field);
      return Array.isArray(value) ? value.join(' ') : value;
    },
    tokenize: (text) => counted(termsOf(text), counts),
    processTerm: (term) => term,
    searchOptions: { tokenize: (terms) => terms.split(' '), boost, bm25 },
  });
  index.addAll(passages.map((_, id) => ({ id })));
  const readQuery = createQueryReader(passages, counts);
  const weigh = createWeigher(passages);
  return {
    name: 'bm25',
    search({ text, related, bases: wanted, topK }) {
      const weights = readQuery(text, related);
      const terms = [...weights.keys()];
      if (terms.length === 0) return [];
      const boostTerm = (term: string): number => weights.get(term) ?? 0;
      const found = weigh(index.search(terms.join(' '), { boostTerm }), weights);
      return topPassages(passages, found, { topK, ...(wanted ? { bases: wanted } : {}) });
    },
  };
}

function counted(terms: string[], counts: Map<string, number>): string[] {
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return terms;
}
