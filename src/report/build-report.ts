import type { Cell, Figures, FoldedReport, Report } from '../model/report.ts';
import { schemaVersion } from '../model/schema-version.ts';
import { compareAgents } from './bench/compare-agents.ts';
import { decideEarly } from './bench/decide-early.ts';
import type { CellColumns } from './fold/cell-columns.ts';
import { gatherWarnings } from './fold/gather-warnings.ts';
import type { MeasuredRun } from './fold/measured-run.ts';
import { measureFigures } from './measure/measure-figures.ts';
import { measureGates } from './measure/measure-gates.ts';
import { measureInvariance } from './measure/measure-invariance.ts';
import { rankAgents } from './measure/rank-agents.ts';
import { evaluateThresholds } from './thresholds/evaluate-thresholds.ts';
import { decideVerdict } from './thresholds/verdict.ts';

/**
 * The report that follows from what was measured.
 *
 * @throws Error for a fold without a run-started event
 */
export function buildReport(run: MeasuredRun): FoldedReport {
  const { cells, gates } = run;
  const figuresOf = rememberFigures();
  const thresholds = evaluateThresholds(run);
  const leaderboard = buildLeaderboard(run, cells, figuresOf);
  const invariance = measureInvariance(cells);
  return {
    schemaVersion,
    run: run.run,
    verdict: decideVerdict(run, thresholds),
    thresholds,
    leaderboard,
    ...(run.run.bench && leaderboard.length > 1
      ? { pairs: compareAgents(inOrder(leaderboard, cells), run.run.seed) }
      : {}),
    groups: [...groupBySuite(cells, figuresOf), ...groupByTag(cells, figuresOf)],
    gates: measureGates(gates.of(cells)),
    ...(invariance.length > 0 ? { invariance } : {}),
    warnings: [...gatherWarnings(cells), ...run.warnings],
    cells: { [Symbol.iterator]: () => cellsOf(cells, gates) },
    failing: {
      [Symbol.iterator]: () =>
        cellsOf(
          cells.filter(({ failures }) => failures.length > 0),
          gates,
        ),
    },
  };
}

function* cellsOf(cells: readonly CellColumns[], gates: MeasuredRun['gates']): Generator<Cell, undefined> {
  for (const cell of cells) {
    const visits = gates.byIteration(cell);
    yield { ...cell.toCell(), ...(visits.length > 0 ? { gates: visits } : {}) };
  }
}

function buildLeaderboard(
  run: MeasuredRun,
  cells: readonly CellColumns[],
  figuresOf: FiguresOf,
): Report['leaderboard'] {
  const byAgent = group(cells, (cell) => [cell.agent]);
  const agents = [...byAgent].map(([agent, own]) => ({ agent, cells: own, figures: figuresOf(own) }));
  const stopEarly = run.run.bench?.stopEarly;
  return rankAgents(agents, run.run.seed).map(({ agent, rank, among, figures }) => {
    const version = run.run.agents.find((candidate) => candidate.name === agent)?.version;
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

function inOrder(leaderboard: Report['leaderboard'], cells: readonly CellColumns[]) {
  return leaderboard.map(({ agent }) => ({ agent, cells: cells.filter((cell) => cell.agent === agent) }));
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
