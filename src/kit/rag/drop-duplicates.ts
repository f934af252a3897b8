import type { Evidence } from './evidence.ts';
import type { Passage } from './knowledge.ts';
import { passageTerms } from './passage-terms.ts';

/**
 * Leaves out passages that say what a better one says already, such as old copies of a page.
 *
 * @param ranked - best first
 */
export function dropDuplicates(ranked: readonly Evidence[], topK: number): readonly Evidence[] {
  const kept: Evidence[] = [];
  for (const evidence of ranked) {
    if (kept.length >= topK) break;
    if (!kept.some(({ passage }) => sayTheSame(evidence.passage, passage))) kept.push(evidence);
  }
  return kept;
}

/** Shared words over all words of both: copies with small edits stay above, passages on one subject far below. */
const nearDuplicate = 0.85;

function sayTheSame(one: Passage, other: Passage): boolean {
  if (one.id === other.id || one.text === other.text) return true;
  const [words, others] = [passageTerms(one).body, passageTerms(other).body];
  let shared = 0;
  for (const word of words) if (others.has(word)) shared++;
  const all = words.size + others.size - shared;
  return all > 0 && shared / all >= nearDuplicate && haveSameNumbers(one.text, other.text);
}

/** Two rules that differ in an amount alone are two rules. */
function haveSameNumbers(one: string, other: string): boolean {
  const numbers = (text: string): string => (text.match(/\d+/g) ?? []).sort().join(' ');
  return numbers(one) === numbers(other);
}
