import { distance } from 'fastest-levenshtein';

/** Characters of one text times those of the other, beyond which comparing would take seconds. */
const mostCells = 4e9;

/**
 * Insertions, deletions and replacements of code points that turn one text into the other.
 *
 * @returns null where the texts are too long to be compared in reasonable time
 * @see Myers 1999, a fast bit-vector algorithm, as the package has it
 */
export function editDistance(from: string, to: string): number | null {
  if (from === to) return 0;
  if (from.length * to.length > mostCells) return null;
  if (!hasPairs.test(from) && !hasPairs.test(to)) return distance(from, to);
  const units = new Map<string, string>();
  const encode = (text: string): string => [...text].map((character) => unitOf(character, units)).join('');
  const [shortFrom, shortTo] = [encode(from), encode(to)];
  return units.size > 0xffff ? null : distance(shortFrom, shortTo);
}

const hasPairs = /[\ud800-\udfff]/;

/** One code unit for a code point, because the package counts code units. */
function unitOf(character: string, units: Map<string, string>): string {
  const known = units.get(character);
  if (known !== undefined) return known;
  const unit = String.fromCharCode(units.size);
  units.set(character, unit);
  return unit;
}
