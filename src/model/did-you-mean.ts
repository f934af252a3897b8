/**
 * The candidate that somebody who wrote `word` most likely meant.
 *
 * Case, and a hyphen written as an underscore or space, cost nothing. Beyond that at most one slip in three letters
 * is forgiven, a swap of neighbours being one slip; of equally close candidates the first wins.
 *
 * @returns null where nothing is close enough to be more help than noise
 * @see Wagner and Fischer 1974; optimal string alignment for the swaps
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const wanted = plain(word);
  let best: string | null = null;
  let least = Math.floor(Math.max(wanted.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    const slips = editDistance(wanted, plain(candidate), least);
    if (slips < least) {
      best = candidate;
      least = slips;
    }
  }
  return best;
}

function plain(word: string): string {
  return word.slice(0, 200).toLowerCase().replaceAll(/[_\s]/g, '-');
}

/** Edits between two words; any number of at least `limit` where there are that many. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
