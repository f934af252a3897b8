import type { Report } from '../../model/report.ts';
import type { ScopedThreshold } from '../../model/threshold.ts';
import { CellColumns } from '../fold/cell-columns.ts';
import { GateColumns } from '../fold/gate-columns.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { mergeRunInfo } from './merge-run-info.ts';
import { problemOfMerge } from './problem-of-merge.ts';

/**
 * Puts the parts of one run together from their trials, so that they come to what the whole would have: shards that
 * tried other cases, or other iterations of the same cases. The order in which they are given changes nothing.
 *
 * @param parts - at least one
 * @returns the whole, or in a sentence why these are no parts of one run: a trial is there twice, a case or an agent
 *   was changed in between, a shard is missing
 */
export function mergeRuns(
  parts: readonly MeasuredRun[],
): { readonly run: MeasuredRun } | { readonly problem: string } {
  const inOrder = [...parts].sort((a, b) => compare(orderOf(a), orderOf(b)));
  const problem = problemOfMerge(inOrder);
  if (problem !== null) return { problem };
  const [only, ...others] = inOrder;
  if (only && others.length === 0 && !only.run.shard) return { run: only };
  const info = mergeRunInfo(inOrder.map((part) => part.run));
  const cells = mergeCells(inOrder, info.agents);
  const run: MeasuredRun = {
    run: { ...info, suites: suitesOf(cells) },
    thresholds: mergeThresholds(inOrder),
    cells,
    gates: mergeGates(inOrder),
    warnings: [...inOrder.flatMap((part) => part.warnings), ...differences(inOrder)],
  };
  return { run };
}

function orderOf({ run }: MeasuredRun): string {
  return `${String(run.shard?.index ?? 0).padStart(9, '0')} ${run.at} ${run.run}`;
}

/** Cells in the order in which they stand in the case files. */
function mergeCells(parts: readonly MeasuredRun[], agents: Report['run']['agents']): CellColumns[] {
  const byKey = new Map<string, CellColumns[]>();
  for (const cell of parts.flatMap((part) => part.cells)) {
    const key = `${cell.case}@${cell.agent}`;
    const same = byKey.get(key);
    if (same) same.push(cell);
    else byKey.set(key, [cell]);
  }
  const places = new Map(agents.map(({ name }, index) => [name, index]));
  return [...byKey.values()]
    .map((same) => mergeCell(same))
    .sort(
      (a, b) =>
        byPlace(a, b) ||
        compare(a.case, b.case) ||
        (places.get(a.agent) ?? 0) - (places.get(b.agent) ?? 0) ||
        compare(a.agent, b.agent),
    );
}

function mergeCell(same: readonly CellColumns[]): CellColumns {
  const [first] = same;
  if (!first) throw new Error('A cell has at least one part.');
  if (same.length === 1) return first;
  // What a case was asked is known from its failures only.
  const { planned, agent } = same.find(({ failures }) => failures.length > 0) ?? first;
  const iterations = same.reduce((most, cell) => Math.max(most, cell.planned.iterations), 1);
  const judges = [...new Set(same.flatMap((cell) => cell.judges))];
  const merged = new CellColumns({ ...planned, iterations }, agent, judges);
  for (const cell of same) merged.copyFrom(cell);
  return merged;
}

function byPlace({ planned: { place: a } }: CellColumns, { planned: { place: b } }: CellColumns): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || (a.row ?? 0) - (b.row ?? 0);
}

function suitesOf(cells: readonly CellColumns[]): Report['run']['suites'] {
  const files = new Map(cells.map(({ planned }) => [planned.suite, planned.place.file]));
  return [...files].map(([name, file]) => ({ name, file }));
}

function mergeThresholds(parts: readonly MeasuredRun[]): ScopedThreshold[] {
  const all = parts.flatMap((part) => part.thresholds);
  const keyed = all.map((one) => [JSON.stringify([one.threshold.text, one.from, one.suite]), one] as const);
  return [...new Map(keyed).values()];
}

function mergeGates(parts: readonly MeasuredRun[]): GateColumns {
  const merged = new GateColumns();
  for (const { cells, gates } of parts)
    for (const cell of cells)
      for (const { iteration, visits } of gates.byIteration(cell))
        merged.set({ case: cell.case, agent: cell.agent, iteration }, visits);
  return merged;
}

/** Parts that ran on different things may still belong together; whoever reads the figures has to know. */
function differences(parts: readonly MeasuredRun[]): Report['warnings'] {
  const names = {
    commit: 'commits',
    package: 'versions of agent-eval',
    node: 'versions of Node',
    platform: 'platforms',
  } as const;
  return (['commit', 'package', 'node', 'platform'] as const).flatMap((name) => {
    const values = [...new Set(parts.map(({ run }) => run.environment[name] ?? 'unknown'))];
    const message = `The parts of this report are of different ${names[name]}: ${values.join(', ')}`;
    return values.length > 1 ? [{ message, trials: 0, first: '' }] : [];
  });
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
