import type { Status } from '../../model/event.ts';
import type { Invariance } from '../../model/report.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import { measureRate } from './measure-rates.ts';

/**
 * How often variants came out as their origin did, with the same agent in the same iteration; by agent and kind in the order of
 * their names.
 *
 * A trial that is invalid or was skipped says nothing of the agent, so that neither it nor its counterpart is compared.
 */
export function measureInvariance(cells: readonly CellColumns[]): Invariance[] {
  const variants = cells.filter(({ planned }) => planned.variant);
  if (variants.length === 0) return [];
  const origins = new Map(cells.map((cell) => [JSON.stringify([cell.case, cell.agent]), cell]));
  const groups = new Map<string, { kind: string; agent: string; outcomes: Outcomes[] }>();
  for (const cell of variants) {
    const { of = '', kind = '' } = cell.planned.variant ?? {};
    const { agent } = cell;
    const group = groups.get(JSON.stringify([agent, kind])) ?? { kind, agent, outcomes: [] };
    groups.set(JSON.stringify([agent, kind]), group);
    group.outcomes.push(compare(cell, origins.get(JSON.stringify([of, agent]))));
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { kind, agent, outcomes }]) => ({ kind, agent, ...figuresOf(outcomes) }));
}

/** Of one variant. */
interface Outcomes {
  /** Those that can be compared. */
  trials: number;
  same: number;
  bothPassed: number;
  leftOut: number;
}

function compare(variant: CellColumns, origin: CellColumns | undefined): Outcomes {
  const outcomes: Outcomes = { trials: 0, same: 0, bothPassed: 0, leftOut: 0 };
  for (const { iteration, status } of variant.trials.rows()) {
    const before = origin?.statusOf(iteration) ?? null;
    if (!counts(status) || !counts(before)) {
      outcomes.leftOut++;
      continue;
    }
    outcomes.trials++;
    if (status !== before) continue;
    outcomes.same++;
    if (status === 'passed') outcomes.bothPassed++;
  }
  return outcomes;
}

function counts(status: Status | null): boolean {
  return status === 'passed' || status === 'failed' || status === 'errored';
}

function figuresOf(outcomes: readonly Outcomes[]): Omit<Invariance, 'kind' | 'agent'> {
  const sum = (count: (one: Outcomes) => number): number =>
    outcomes.reduce((total, one) => total + count(one), 0);
  return {
    variants: outcomes.length,
    compared: sum(({ trials }) => trials),
    same: sum(({ same }) => same),
    bothPassed: sum(({ bothPassed }) => bothPassed),
    leftOut: sum(({ leftOut }) => leftOut),
    rate: measureRate(
      outcomes.filter(({ trials }) => trials > 0),
      ({ same }) => same,
      0.95,
    ),
  };
}
