import { sentencesOf } from './sentences-of.ts';
import { spokenWords } from './spoken-words.ts';

/**
 * The first sentence in which one of the phrases stands, whatever its case, marks and contractions; null where none
 * does. What is only supposed ("if I cannot find it") does not count.
 *
 * @param phrases - made by `compilePhrase`
 */
export function findPhrase(text: string, phrases: readonly RegExp[]): string | null {
  const found = sentencesOf(text).find((sentence) => {
    const spoken = spokenWords(sentence.text);
    return phrases.some((phrase) => {
      const match = phrase.exec(spoken);
      return match !== null && !/ (?:if|unless|whether|in case) /.test(`${spoken.slice(0, match.index)} `);
    });
  });
  return found?.text ?? null;
}
