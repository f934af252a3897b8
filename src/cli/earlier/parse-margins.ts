import type { Comparison } from '../../model/comparison.ts';
import { defaultMargins } from '../../report/compare/compare-runs.ts';
import { UserProblem } from '../user-problem.ts';

/**
 * Margins as they are written: `2pp` of pass rates, `10%` of latencies and costs.
 *
 * @throws UserProblem where a text is neither
 */
export function parseMargins(texts: readonly string[]): Comparison['margins'] {
  let margins = defaultMargins;
  const given = new Set<string>();
  for (const text of texts) {
    const margin = parseMargin(text);
    for (const name of Object.keys(margin)) {
      if (given.has(name)) throw isThereTwice(text);
      given.add(name);
    }
    margins = { ...margins, ...margin };
  }
  return margins;
}

function isThereTwice(text: string): UserProblem {
  return new UserProblem(
    `"${text}" is a second margin of the same kind`,
    'Give one of pass rates such as 2pp and one of latencies and costs such as 10%: --margin 2pp,10%.',
  );
}

function parseMargin(text: string): Partial<Comparison['margins']> {
  const match = /^(\d+(?:\.\d+)?)\s*(pp|%)$/.exec(text.trim());
  const value = Number(match?.[1]) / 100;
  if (!match || !Number.isFinite(value)) {
    throw new UserProblem(
      `"${text}" is no margin`,
      'Write percentage points of pass rates such as 2pp, or a share of latencies and costs such as 10%.',
    );
  }
  return match[2] === 'pp' ? { rate: value } : { relative: value };
}
