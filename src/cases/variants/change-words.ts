import type { Random } from '../../model/random.ts';

/**
 * Changes some of the plain words of a text, at least one where any can be changed.
 *
 * A plain word stands between white space, with no more than punctuation around it, and holds Latin, Greek or Cyrillic letters only:
 * numbers, names with digits, addresses and code stay as they are.
 *
 * @param change - gives the changed word, or the word itself where it cannot be changed
 * @param share - of the words that are changed, 0…1
 */
export function changeWords(
  text: string,
  random: Random,
  share: number,
  change: (word: string, random: Random) => string,
): string {
  const tokens = text.split(/(\s+)/);
  const changed = tokens.map((token) =>
    token.replace(plainWord, (_, before: string, word: string, after: string) => {
      return `${before}${change(word, random)}${after}`;
    }),
  );
  const places = tokens.flatMap((token, place) => (changed[place] === token ? [] : [place]));
  const sure = places.length > 0 ? places[random.integer(0, places.length - 1)] : -1;
  const chosen = new Set(places.filter((place) => place === sure || random.next() < share));
  return tokens.map((token, place) => (chosen.has(place) ? (changed[place] ?? token) : token)).join('');
}

const plainWord =
  /^([\p{Pi}\p{Ps}"'¿¡]*)([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+)((?:['’]\p{L}+)?[\p{Pf}\p{Pe}"'.,;:!?…]*)$/u;
