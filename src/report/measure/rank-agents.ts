import type { Figures } from '../../model/report.ts';
import { mcnemar } from '../../stats/mcnemar.ts';
import { signFlipTest } from '../../stats/sign-flip-test.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import { countOutcomes } from './count-outcomes.ts';

export interface RankedAgent {
  readonly agent: string;
  readonly figures: Figures;
  /** Best and worst place that the data allow, among the agents that it can be compared with. */
  readonly rank: [number, number];
  /** Number of these agents, itself included. */
  readonly among: number;
}

const significance = 0.05;
const permutations = 2000;

interface Contender {
  readonly agent: string;
  readonly figures: Figures;
  readonly cells: readonly CellColumns[];
}

/**
 * Agents in order of score, then latency, cost and name; each with the places that the data cannot rule out.
 *
 * An agent stands above another only where a paired test over the cases that both were tried on says so: exact McNemar
 * for one pass/fail trial a case, otherwise a sign-flip permutation test of the case means. Agents that share no case,
 * not even by way of others, are not ranked against each other: the largest field comes first, and last whatever was not measured.
 */
export function rankAgents(agents: readonly Contender[], seed: number): RankedAgent[] {
  const [first] = agents;
  if (first && agents.length === 1)
    return [{ agent: first.agent, figures: first.figures, rank: [1, 1], among: 1 }];
  return fieldsOf(agents)
    .sort((a, b) => b.length - a.length || measuredIn(b) - measuredIn(a))
    .flatMap((field) => rankField(field, seed));
}

function measuredIn(field: readonly Contender[]): number {
  return field.some(({ figures }) => figures.trials > 0) ? 1 : 0;
}

function rankField(field: readonly Contender[], seed: number): RankedAgent[] {
  const means = field.map(({ cells }) => caseMeans(cells));
  const better = field.map((_, first) =>
    field.map((_, second) => isBetter(means[first], means[second], seed)),
  );
  return field
    .map(({ agent, figures }, index) => {
      const above = better.filter((row) => row[index]).length;
      const below = (better[index] ?? []).filter(Boolean).length;
      const rank: [number, number] = [1 + above, field.length - below];
      return { agent, figures, rank, among: field.length };
    })
    .sort(byFigures);
}

/** Agents that hang together by cases that they share; one that nothing was measured of stands alone. */
function fieldsOf(agents: readonly Contender[]): Contender[][] {
  const fields: { cases: Set<string>; members: Contender[] }[] = [];
  for (const agent of agents) {
    const cases = new Set(countOutcomes(agent.cells).byCase.keys());
    const joined = fields.filter((field) => [...cases].some((key) => field.cases.has(key)));
    for (const field of joined) fields.splice(fields.indexOf(field), 1);
    fields.push({
      cases: new Set([...cases, ...joined.flatMap((field) => [...field.cases])]),
      members: [...joined.flatMap((field) => field.members), agent],
    });
  }
  return fields.map((field) => field.members);
}

interface CaseMean {
  readonly mean: number;
  readonly trials: number;
}

function caseMeans(cells: readonly CellColumns[]): ReadonlyMap<string, CaseMean> {
  const means = new Map<string, CaseMean>();
  for (const [key, { scores, trials }] of countOutcomes(cells).byCase)
    means.set(key, { mean: scores / trials, trials });
  return means;
}

function isBetter(
  first: ReadonlyMap<string, CaseMean> | undefined,
  second: ReadonlyMap<string, CaseMean> | undefined,
  seed: number,
): boolean {
  if (!first || !second || first === second) return false;
  const differences: number[] = [];
  let isSinglePassFail = true;
  for (const [key, one] of first) {
    const other = second.get(key);
    if (!other) continue;
    differences.push(one.mean - other.mean);
    if (!isPassFail(one) || !isPassFail(other)) isSinglePassFail = false;
  }
  const sum = differences.reduce((total, difference) => total + difference, 0);
  if (sum <= 0) return false;
  const { pValue } = isSinglePassFail
    ? mcnemar(differences.filter((d) => d > 0).length, differences.filter((d) => d < 0).length)
    : signFlipTest(differences, { seed, permutations });
  return pValue <= significance;
}

function isPassFail({ mean, trials }: CaseMean): boolean {
  return trials === 1 && (mean === 0 || mean === 1);
}

function byFigures(a: RankedAgent, b: RankedAgent): number {
  return (
    descending(a.figures.scoreMean?.value, b.figures.scoreMean?.value) ||
    ascending(a.figures.latency.p50?.value, b.figures.latency.p50?.value) ||
    ascending(a.figures.costMeanUsd?.value, b.figures.costMeanUsd?.value) ||
    (a.agent < b.agent ? -1 : 1)
  );
}

/** What was not measured stands last. */
function descending(a: number | undefined, b: number | undefined): number {
  return (b ?? Number.NEGATIVE_INFINITY) === (a ?? Number.NEGATIVE_INFINITY) ? 0 : (b ?? -1) - (a ?? -1);
}

function ascending(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  return b === undefined ? -1 : a - b;
}
