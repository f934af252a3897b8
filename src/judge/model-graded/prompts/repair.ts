/**
 * What a judge is told whose answer could not be read.
 *
 * @param problem - what was wrong with it, as a sentence
 */
export function repair(problem: string): string {
  return `Your answer could not be used. ${problem} Grade again by the same rules, and answer with the JSON object alone.`;
}
