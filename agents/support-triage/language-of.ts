import { wordsOf } from './text-features.ts';

export type Language = 'en' | 'de' | 'es' | 'fr' | 'unknown';

const smallWords: Readonly<Record<Exclude<Language, 'unknown'>, ReadonlySet<string>>> = {
  en: new Set(
    'the i you my is to and a it of not for on in was have this please can how we your do'.split(' '),
  ),
  de: new Set(
    'der die das ich sie mein meine ist und nicht ein eine auf bitte wie wir zu mit mir habe'.split(' '),
  ),
  es: new Set('el la los mi es y no un una de que en por favor como me he ha se para con todavia'.split(' ')),
  fr: new Set(
    'le la les je vous mon ma est et ne pas un une de que en pour ai comment suis mes ce'.split(' '),
  ),
};

/**
 * The language of a text, told by its small words; `unknown` for other alphabets.
 *
 * A text without any small word ("refund!!") counts as English where it is written in Latin letters.
 */
export function languageOf(text: string): Language {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin < letters / 2) return 'unknown';
  const words = wordsOf(text);
  const counts = (['en', 'de', 'es', 'fr'] as const).map((language) => ({
    language,
    count: words.filter((word) => smallWords[language].has(word)).length,
  }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count === 0 ? 'en' : best.language;
}
