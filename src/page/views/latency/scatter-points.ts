import type { Estimate, Figures } from '../../../model/report.ts';
import type { PageData } from '../../../report/html/page-data.ts';

/** What quality is held against. */
export type Price = 'cost' | 'latency';

/** Something in a scatter: an agent, or a suite of the only agent. */
export interface ScatterPoint {
  readonly name: string;
  /** From 0: decides its colour. */
  readonly place: number;
  readonly quality: Estimate;
  readonly price: Estimate;
}

export interface Scatter {
  readonly of: 'agent' | 'suite';
  readonly points: readonly ScatterPoint[];
  /** Names of those of which quality or price was not measured. */
  readonly missing: readonly string[];
}

/**
 * Pass rate against mean cost or median latency: a point an agent, or, where there is only one agent, a point a suite.
 */
export function scatterPoints({ report }: PageData, price: Price): Scatter {
  const [first, ...others] = report.leaderboard;
  const isAlone = first !== undefined && others.length === 0;
  const named: { readonly name: string; readonly figures: Figures }[] = isAlone
    ? report.groups.filter(({ by, agent }) => by === 'suite' && agent === first.agent)
    : report.leaderboard.map(({ agent, figures }) => ({ name: agent, figures }));
  const missing: string[] = [];
  const points = named.flatMap(({ name, figures }, place) => {
    const [quality, paid] = [figures.passRate, priceOf(figures, price)];
    if (quality && paid) return [{ name, place, quality, price: paid }];
    missing.push(name);
    return [];
  });
  return { of: isAlone ? 'suite' : 'agent', points, missing };
}

function priceOf({ costMeanUsd, latency }: Figures, price: Price): Estimate | null {
  return price === 'cost' ? costMeanUsd : latency.p50;
}
