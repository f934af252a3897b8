import type { Passage } from '../knowledge.ts';

/** Whether the opening of a page says that the page no longer holds: a copy that was left behind. */
export function saysOutdated(opening: Passage | undefined): boolean {
  if (!opening) return false;
  return oldTitle.test(opening.title) || oldPage.test(opening.text.slice(0, 600));
}

const oldTitle = /\b(?:archived?|superseded|obsolete|deprecated|outdated|withdrawn)\b/i;
const oldPage =
  /\bthis (?:page|document|policy|version|guide|copy|text)\b[^.\n]{0,60}\b(?:no longer|superseded|outdated|out of date|obsolete|archived|replaced by|deprecated|withdrawn|of historical interest)\b/i;
