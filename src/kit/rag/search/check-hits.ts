import { AgentError } from '../../../model/failure.ts';
import type { ScoredPassage } from '../knowledge.ts';

/**
 * The passages that a search gave, at most `topK` of them: a search is anybody's code.
 *
 * @throws AgentError of kind `output` where it gave anything but passages with a score that is a number
 */
export function checkHits(hits: unknown, search: string, topK: number): readonly ScoredPassage[] {
  if (!Array.isArray(hits)) throw wrong(search, 'no list of passages');
  const wanted: readonly unknown[] = hits.slice(0, topK);
  if (wanted.every(isScoredPassage)) return wanted;
  throw wrong(search, `as passage ${wanted.findIndex((hit) => !isScoredPassage(hit)) + 1} something else`);
}

function wrong(search: string, what: string): AgentError {
  return new AgentError(
    'output',
    `The search "${search}" gave ${what}. Passages are { id, base, document, title, heading, text, keywords, score } with a finite score.`,
  );
}

const texts = ['id', 'base', 'document', 'title', 'heading', 'text'] as const;

function isScoredPassage(value: unknown): value is ScoredPassage {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const keywords = fields.get('keywords');
  return (
    texts.every((name) => typeof fields.get(name) === 'string') &&
    Array.isArray(keywords) &&
    keywords.every((word) => typeof word === 'string') &&
    Number.isFinite(fields.get('score'))
  );
}
