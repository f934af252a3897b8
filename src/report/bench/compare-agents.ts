import type { Difference } from '../../model/comparison.ts';
import type { AgentPair } from '../../model/report.ts';
import { holm } from '../../stats/holm.ts';
import { comparePassRates } from '../compare/compare-rates.ts';
import { type JudgeDifferenceOptions, judgeDifference } from '../compare/judge-difference.ts';
import type { MeasuredDifference } from '../compare/measured-difference.ts';
import { pairCells } from '../compare/pair-cells.ts';
import { pairLatencies } from '../compare/pair-latencies.ts';
import { typicalDifference } from '../compare/typical-difference.ts';
import type { CellColumns } from '../fold/cell-columns.ts';

interface Contender {
  readonly agent: string;
  readonly cells: readonly CellColumns[];
}

const passRate = { margin: 0, by: 'absolute', better: 'higher' } as const;
const latency = { margin: 0, by: 'relative', better: 'lower' } as const;

/**
 * Every agent against every one that stands below it, over the cases that both tried: pass rate and typical latency.
 *
 * p-values are adjusted by Holm's method over all pairs, for each of the two figures.
 *
 * @param agents - best first
 */
export function compareAgents(agents: readonly Contender[], seed: number): AgentPair[] {
  const pairs = agents.flatMap((first, index) =>
    agents.slice(index + 1).map((second) => ({ first, second })),
  );
  const shared = pairs.map(({ first, second }) => pairCells(first.cells, second.cells).shared);
  const rates = settle(
    shared.map((cells) => comparePassRates(cells, { seed })),
    passRate,
  );
  const latencies = settle(
    shared.map((cells) => typicalDifference(pairLatencies(cells), { seed })),
    latency,
  );
  return pairs.map(({ first, second }, index) => ({
    first: first.agent,
    second: second.agent,
    passRate: rates[index] ?? null,
    latencyP50: latencies[index] ?? null,
  }));
}

function settle(
  measured: readonly (MeasuredDifference | null)[],
  options: JudgeDifferenceOptions & { readonly margin: number },
): (Difference | null)[] {
  const tested = measured.flatMap((one) => (one?.pValue == null ? [] : [one]));
  const adjusted = holm(tested.map(({ pValue }) => pValue ?? 1));
  return measured.map((one) => {
    if (one === null) return null;
    const adjustedPValue = adjusted[tested.indexOf(one)] ?? null;
    const verdict = judgeDifference(one, { ...options, adjustedPValue });
    return { ...one, adjustedPValue, margin: options.margin, verdict };
  });
}
