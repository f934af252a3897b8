/**
 * Acronyms that a text explains: "paid time off (PTO)" or "PTO (paid time off)".
 *
 * @returns pairs of acronym and long form, in lower case, in the order of the text
 */
export function* findLongForms(text: string): Iterable<readonly [string, string]> {
  if (!text.includes('(')) return;
  for (const { 1: short = '', index } of text.matchAll(/\((\p{Lu}[\p{Lu}\d&]{1,7})s?\)/gu)) {
    const before = /(?:[\p{L}'’-]+[ \n])+$/u.exec(text.slice(Math.max(0, index - reach), index));
    const long = initialsFit(before?.[0].trim().split(/\s+/) ?? [], short);
    if (long !== null) yield [short.toLowerCase(), long];
  }
  for (const [, short = '', inside = ''] of text.matchAll(
    /\b(\p{Lu}[\p{Lu}\d&]{1,7})s? \(([\p{L}'’ -]{5,80})\)/gu,
  )) {
    const long = initialsFit(inside.trim().split(/\s+/), short);
    if (long !== null) yield [short.toLowerCase(), long];
  }
}

/** A long form has no more characters than this. */
const reach = 100;

/** The last words whose initials make the acronym; "of", "and" and the like may stand between. */
function initialsFit(words: readonly string[], acronym: string): string | null {
  const letters = [...acronym.toLowerCase()].filter((letter) => /\p{L}/u.test(letter));
  let from = words.length;
  for (const letter of letters.reverse()) {
    do from--;
    while (from >= 0 && !words[from]?.toLowerCase().startsWith(letter) && linking.test(words[from] ?? ''));
    if (from < 0 || !words[from]?.toLowerCase().startsWith(letter)) return null;
  }
  return words.slice(from).join(' ').toLowerCase();
}

const linking = /^(?:of|and|the|for|in|on|to|a|an|or|with)$/i;
