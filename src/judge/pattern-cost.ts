/**
 * An upper bound of the steps that matching a pattern can take, by its source alone.
 *
 * A backtracking matcher visits at most one node for each combination of: a start in the text, the number of rounds of
 * every repeat, the side taken at every `|` and `?`, and a place in the pattern (one inside `{m}` counts m times).
 * Where no repeated group has a choice inside, a repeat has at most `length + 1` numbers of rounds beyond the required
 * ones, so the product is bounded. Nested repeats, backreferences and look-around (whose inside is tried anew at every
 * position) have no such bound here and give infinity.
 *
 * @param source - source of a pattern that compiles with these flags
 * @returns the bound for a text of `length` code units
 */
export function patternCost(source: string, flags: string): (length: number) => number {
  const shape = shapeOf(source, flags);
  if (shape === null) return () => Number.POSITIVE_INFINITY;
  const { places, repeats, forks } = shape;
  return (length) => (length + 1) ** (repeats + 1) * 2 ** forks * places;
}

interface Shape {
  places: number;
  repeats: number;
  forks: number;
}

function shapeOf(source: string, flags: string): Shape | null {
  if (flags.includes('v') || unbounded.test(source)) return null;
  const shape: Shape = { places: 1, repeats: 0, forks: 0 };
  let required = 1;
  let lastHasChoice = false;
  const openGroups: boolean[] = [];
  for (const token of source.match(tokens) ?? []) {
    const rounds = quantifier.exec(token);
    const isChoice = token === '|' || (rounds !== null && rounds[2] === undefined);
    if (rounds && token !== '?' && lastHasChoice) return null;
    // The `?` that makes a repeat lazy is counted as a fork as well, which does no harm.
    if (token === '|' || token === '?') shape.forks++;
    else if (rounds && isChoice) shape.repeats++;
    if (rounds) required *= Math.max(1, Number(rounds[1] ?? rounds[2] ?? 1));
    if (isChoice) openGroups.fill(true);
    if (token.startsWith('(')) openGroups.push(false);
    else if (token === ')') lastHasChoice = openGroups.pop() ?? true;
    else if (!rounds) lastHasChoice = false;
    else if (isChoice) lastHasChoice = true;
    shape.places += token.length;
  }
  shape.places *= required;
  return shape;
}

const unbounded = /\\[1-9k]|\(\?(?:[=!]|<[=!])/;

/** Quantifier, start or end of a group, bar, class, escape, or any other character. */
const tokens =
  /[*+?]|\{\d+(?:,\d*)?\}|\((?:\?(?:[a-z-]*:|<[^>]*>))?|[)|]|\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[A-Za-z][^}]*\}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|.)|./gsu;

/** The required rounds are the first group where there may be more, and the second where there may not. */
const quantifier = /^(?:[*+?]|\{(\d+),\d*\}|\{(\d+)\})$/;
