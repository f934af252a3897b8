/**
 * An upper bound of the steps that matching a pattern can take on a text of `length` characters, by its source alone.
 *
 * A backtracking matcher visits at most one node for each combination of: a start in the text, the number of rounds of
 * every repeat, the side taken at every `|` and `?`, and an atom of the pattern. Where no repeated group has a choice
 * inside, rounds are at most `length + 1` a repeat, which bounds the product. Nested repeats, backreferences and
 * look-around (whose inside is tried anew at every position) have no such bound here and give infinity, as does
 * anything else this reader does not know.
 *
 * @param source - source of a pattern that compiles
 */
export function patternCost(source: string, flags: string, length: number): number {
  if (flags.includes('v') || /\\[1-9k]|\(\?(?:[=!]|<[=!])/.test(source)) return Number.POSITIVE_INFINITY;
  const tally = { atoms: 1, repeats: 0, forks: 0 };
  const opened: boolean[] = [];
  const tokens = source.match(tokenPattern) ?? [];
  let lastHasChoice = false;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1] ?? '';
    if (token === '|') {
      tally.forks++;
      opened.fill(true);
      continue;
    }
    if (quantifier.test(token)) {
      // A lazy repeat is followed by a `?` of its own, which is counted as one more fork and does no harm.
      if (token === '?') tally.forks++;
      else if (lastHasChoice) return Number.POSITIVE_INFINITY;
      else tally.repeats++;
      opened.fill(true);
      lastHasChoice = true;
      continue;
    }
    if (token.startsWith('(')) opened.push(false);
    else if (token === ')') lastHasChoice = opened.pop() ?? true;
    else lastHasChoice = false;
    tally.atoms += quantifier.test(next) ? 2 : 1;
  }
  return (length + 1) ** (tally.repeats + 1) * 2 ** tally.forks * tally.atoms;
}

/** Quantifier, group, class, escape, or any other character. */
const tokenPattern =
  /[*+?]|\{\d+(?:,\d*)?\}|\((?:\?(?:[a-z-]*:|<[^>]*>))?|\)|\||\[(?:\\[^]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|c[A-Za-z]|x[^]{2}|u[^]{4}|[^])|[^]/gu;

const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})$/;
