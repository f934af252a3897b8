import type { Passage } from '../knowledge.ts';

/** A passage and how much it has to do with the question: 0…1, comparable over bases and searches. */
export interface Evidence {
  /** As the base holds it: what was read of it once is found again by this very object. */
  readonly passage: Passage;
  readonly score: number;
}
