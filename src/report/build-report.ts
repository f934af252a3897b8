import type { RunFinished } from '../model/event.ts';
import type { Cell, Figures, FoldedReport, Report } from '../model/report.ts';
import { schemaVersion } from '../model/schema-version.ts';
import { decideEarly } from './bench/decide-early.ts';
import type { CellColumns } from './cell-columns.ts';
import { evaluateThreshold } from './evaluate-threshold.ts';
import { measureFigures } from './measure-figures.ts';
import { measureGates } from './measure-gates.ts';
import { rankAgents } from './rank-agents.ts';
import type { RunFold } from './run-fold.ts';
import { decideVerdict } from './verdict.ts';

/**
 * The report that follows from the events folded so far.
 *
 * @throws Error when no run-started event was folded
 */
export function buildReport(fold: RunFold): FoldedReport {
  const { cells } = fold;
  const figuresOf = rememberFigures();
  const thresholds = fold.thresholds.map((scoped) => evaluateThreshold(fold, scoped));
  return {
    schemaVersion,
    run: describeRun(fold),
    verdict: decideVerdict(fold, thresholds),
    thresholds,
    leaderboard: buildLeaderboard(fold, cells, figuresOf),
    groups: [...groupBySuite(cells, figuresOf), ...groupByTag(cells, figuresOf)],
    gates: measureGates(fold.gates.of(cells)),
    warnings: [...gatherWarnings(cells), ...fold.warnings],
    cells: { [Symbol.iterator]: () => cellsOf(cells) },
    failing: { [Symbol.iterator]: () => cellsOf(cells.filter(({ failures }) => failures.length > 0)) },
  };
}

function* cellsOf(cells: readonly CellColumns[]): Generator<Cell, undefined> {
  for (const cell of cells) yield cell.toCell();
}

/** Each warning of an agent once, in the order of the plan. */
function gatherWarnings(cells: readonly CellColumns[]): Report['warnings'] {
  const warnings = new Map<string, Report['warnings'][number]>();
  for (const cell of cells) {
    for (const [text, trials] of cell.warnings) {
      const message = `${cell.agent} ${text}`;
      const earlier = warnings.get(message);
      if (earlier) earlier.trials += trials;
      else warnings.set(message, { message, trials, first: cell.planned.case });
    }
  }
  return [...warnings.values()];
}

function describeRun(fold: RunFold): Report['run'] {
  const { started, finished } = fold;
  if (!started) throw new Error('No run-started event was folded.');
  const {
    type: _,
    schemaVersion: _version,
    resumed: _resumed,
    selection: _selection,
    thresholds: _thresholds,
    ...run
  } = started;
  return {
    ...run,
    finishedAt: finished?.at ?? null,
    durationMs: finished?.durationMs ?? null,
    ...describeEnd(finished),
    resumes: fold.resumes,
    suites: suitesOf(fold),
  };
}

function describeEnd(finished: RunFinished | null): Pick<Report['run'], 'status' | 'statusReason'> {
  if (!finished) return { status: 'unfinished' };
  return {
    status: finished.status,
    ...(finished.reason === undefined ? {} : { statusReason: finished.reason }),
  };
}

function suitesOf(fold: RunFold): { name: string; file: string }[] {
  const files = new Map(fold.cases.map((planned) => [planned.suite, planned.place.file]));
  return [...files].map(([name, file]) => ({ name, file }));
}

function buildLeaderboard(
  fold: RunFold,
  cells: readonly CellColumns[],
  figuresOf: FiguresOf,
): Report['leaderboard'] {
  const byAgent = group(cells, (cell) => [cell.agent]);
  const agents = [...byAgent].map(([agent, own]) => ({ agent, cells: own, figures: figuresOf(own) }));
  const stopEarly = fold.started?.bench?.stopEarly;
  return rankAgents(agents, fold.started?.seed ?? 1).map(({ agent, rank, among, figures }) => {
    const version = fold.started?.agents.find((candidate) => candidate.name === agent)?.version;
    const earlyStop = stopEarly && decideEarly(byAgent.get(agent) ?? [], stopEarly);
    return {
      agent,
      ...(version === undefined ? {} : { version }),
      rank,
      among,
      figures,
      ...(earlyStop ? { earlyStop } : {}),
    };
  });
}

type FiguresOf = (cells: readonly CellColumns[]) => Figures;

/** Measures the same cells once: an agent with one suite has in it what it has overall. */
function rememberFigures(): FiguresOf {
  const measured: { readonly cells: readonly CellColumns[]; readonly figures: Figures }[] = [];
  return (cells) => {
    const same = measured.find(
      (earlier) =>
        earlier.cells.length === cells.length && earlier.cells.every((cell, index) => cell === cells[index]),
    );
    if (same) return same.figures;
    const figures = measureFigures(cells);
    measured.push({ cells, figures });
    return figures;
  };
}

function groupBySuite(cells: readonly CellColumns[], figuresOf: FiguresOf): Report['groups'] {
  return groupsOf(
    'suite',
    group(cells, (cell) => [cell.planned.suite]),
    figuresOf,
  );
}

function groupByTag(cells: readonly CellColumns[], figuresOf: FiguresOf): Report['groups'] {
  return groupsOf(
    'tag',
    new Map([...group(cells, (cell) => cell.planned.tags)].sort(([a], [b]) => (a < b ? -1 : 1))),
    figuresOf,
  );
}

function groupsOf(
  by: 'suite' | 'tag',
  groups: ReadonlyMap<string, readonly CellColumns[]>,
  figuresOf: FiguresOf,
): Report['groups'] {
  return [...groups].flatMap(([name, cells]) =>
    [...group(cells, (cell) => [cell.agent])].map(([agent, own]) => ({
      by,
      name,
      agent,
      figures: figuresOf(own),
    })),
  );
}

function group(
  cells: readonly CellColumns[],
  namesOf: (cell: CellColumns) => readonly string[],
): Map<string, CellColumns[]> {
  const groups = new Map<string, CellColumns[]>();
  for (const cell of cells) {
    for (const name of namesOf(cell)) {
      const members = groups.get(name);
      if (members) members.push(cell);
      else groups.set(name, [cell]);
    }
  }
  return groups;
}
