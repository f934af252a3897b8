import type { Place } from './place.ts';

/**
 * US social security numbers that may be issued: area not 000, 666 or 9xx, group not 00, serial not 0000. Nine digits
 * without separators count only where a word before says what they are.
 *
 * @see https://www.ssa.gov/employer/randomization.html
 */
export function findSsns(text: string): Place[] {
  return [separated, named].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index + found.length - (pattern === named ? 9 : found.length),
      end: index + found.length,
    })),
  );
}

const area = '(?!000|666|9)\\d{3}';
const separated = new RegExp(
  `(?<![\\w.]|[\\w.][-+/])${area}([- ])(?!00)\\d{2}\\1(?!0000)\\d{4}(?![\\w]|[-./]\\d)`,
  'g',
);
const named = new RegExp(
  `\\b(?:ssn|social security(?: (?:number|no\\.?|#))?)[ :#=]{0,3}(?:is |was )?${area}(?!00)\\d{2}(?!0000)\\d{4}(?!\\w)`,
  'gi',
);
