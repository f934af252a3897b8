import type { AgentContext } from '../../../model/agent.ts';
import { AgentError, toFailure } from '../../../model/failure.ts';
import type { KnowledgeBase, Passage, ScoredPassage, Search, SearchQuery } from '../knowledge.ts';
import { PassageVectors } from './passage-vectors.ts';

export interface EmbeddingSearchOptions {
  /** A model that turns texts into vectors, such as `text-embedding-3-small`. */
  readonly model: string;
  /** Searches in its place, and says so, while the model does not answer well. */
  readonly fallback: Search | Promise<Search>;
  /** Passages that are sent at once; 128 unless given. */
  readonly batchSize?: number;
  /** How long one search waits for vectors, those of the passages included; 10,000 unless given. */
  readonly timeoutMs?: number;
}

/**
 * Finds passages by meaning: by the cosine between the vectors of question and passage, over all bases alike.
 *
 * Vectors of passages are asked for once, by the first trials that search, and kept in memory by content. An endpoint that
 * fails, is too slow, or gives vectors of another length or none loses no question: the fallback answers it, and `warn` of
 * the query is told `search-fallback`. A trial asks no more after its first failure; the next one does.
 *
 * @returns scores are cosines above 0; what is enough depends on the model
 */
export function createEmbeddingSearch(
  bases: readonly KnowledgeBase[],
  { model, fallback, batchSize = 128, timeoutMs = 10_000 }: EmbeddingSearchOptions,
): Search {
  const entries = bases.flatMap((base) =>
    base.passages.map((passage) => ({ base: base.name, passage, text: textOf(passage) })),
  );
  const vectors = new PassageVectors(
    entries.map(({ text }) => text),
    { model, batchSize: batchSize >= 1 ? Math.trunc(batchSize) : 1 },
  );
  // It fails the first question that needs it, not the process.
  Promise.resolve(fallback).catch(() => {});
  const failures = new WeakMap<AgentContext, unknown>();

  const byVectors = async (query: SearchQuery, context: AgentContext): Promise<readonly ScoredPassage[]> => {
    if (failures.has(context)) throw failures.get(context);
    const untilMs = context.clock.now() + timeoutMs;
    await vectors.complete(context, untilMs);
    const asked = await vectors.embed(bounded(wordsOf(query)), context, untilMs);
    const wanted = query.bases ? entries.filter(({ base }) => query.bases?.includes(base)) : entries;
    return wanted
      .flatMap(({ passage, text }) => scored(passage, cosine(asked, vectors.of(text))))
      .sort((a, b) => b.score - a.score)
      .slice(0, Math.max(0, query.topK));
  };

  return {
    name: `embeddings of ${model}`,
    async search(query, context) {
      if (wordsOf(query) === '' || entries.length === 0) return [];
      try {
        if (!context) throw new AgentError('unavailable', 'There is no context to ask a model through.');
        return await byVectors(query, context);
      } catch (error) {
        context?.signal.throwIfAborted();
        if (context) failures.set(context, error);
        const instead = await fallback;
        query.warn?.({
          code: 'search-fallback',
          message: `Passages were searched by ${instead.name}, not by meaning. ${toFailure(error).message}`,
        });
        return instead.search(query, context);
      }
    },
  };
}

function wordsOf({ text, related = [] }: SearchQuery): string {
  return [text, ...related].join(' ').trim();
}

function textOf({ title, heading, text }: Passage): string {
  return bounded([title, heading, text].filter((part) => part !== '').join('\n'));
}

/** Models refuse texts of more than some 8,000 tokens, and with one of them its whole batch. */
function bounded(text: string): string {
  return text.slice(0, 8000).replace(/[\ud800-\udbff]$/, '');
}

function scored(passage: Passage, score: number): ScoredPassage[] {
  return score > 0 ? [{ ...passage, score }] : [];
}

/** Of vectors of length 1; rounding can leave it a little above 1. */
function cosine(asked: Float32Array, vector: Float32Array | undefined): number {
  let sum = 0;
  for (let place = 0; vector && place < vector.length; place++)
    sum += (asked[place] ?? 0) * (vector[place] ?? 0);
  return Math.min(1, sum);
}
