import type { ComparedPair, Comparison } from '../../model/comparison.ts';

export interface NamedSides {
  readonly first: string;
  readonly second: string;
  /** Where both sides are the same agent. */
  readonly subject: string | null;
}

/** What tells the two sides of a pair apart: their runs, their agents, or both. Texts of reports, not yet safe to print. */
export function nameSides({ first, second }: ComparedPair, { runs }: Comparison): NamedSides {
  const [before, after] = [runs[first.run]?.name ?? '', runs[second.run]?.name ?? ''];
  if (first.run === second.run) return { first: first.agent, second: second.agent, subject: null };
  if (first.agent === second.agent) return { first: before, second: after, subject: first.agent };
  return { first: `${before}@${first.agent}`, second: `${after}@${second.agent}`, subject: null };
}
