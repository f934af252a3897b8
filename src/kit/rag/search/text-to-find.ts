import type { Passage } from '../knowledge.ts';

/** All words by which a passage can be found. */
export function textToFind(passage: Passage): string {
  return [passage.title, passage.heading, passage.keywords.join(', '), passage.text].join('\n');
}
