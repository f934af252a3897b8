import type { CasePlanned, RunEvent, RunFinished, RunStarted, TrialFinished } from '../../src/model/event.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { RunFold } from '../../src/report/run-fold.ts';

const at = '2026-01-01T00:00:00.000Z';

/** The beginning of a run of the agent `agent`. */
export function started(
  parts: Partial<RunStarted> & { readonly limits?: readonly string[] } = {},
): RunStarted {
  const { limits = [], ...rest } = parts;
  return {
    type: 'run-started',
    schemaVersion: 1,
    run: 'run-1',
    at,
    resumed: false,
    seed: 1,
    trials: 0,
    arguments: ['run'],
    agents: [{ name: 'agent', type: 'module', digest: 'agent-1' }],
    thresholds: limits.map((text) => ({ text, from: '--threshold' })),
    environment: { package: '0.0.0', node: '20.19.0', platform: 'linux-x64', cpus: 2, ci: false },
    ...rest,
  };
}

export function planned(id: string, parts: Partial<CasePlanned> = {}): CasePlanned {
  const suite = parts.suite ?? 'suite';
  return {
    type: 'case-planned',
    case: `${suite}/${id}`,
    suite,
    digest: `digest of ${id}`,
    place: { file: `cases/${suite}.yaml`, line: 7, column: 5 },
    tags: [],
    agents: ['agent'],
    iterations: 1,
    input: `input of ${id}`,
    ...parts,
  };
}

/** A trial that passed in 10 ms, but for what a test says. */
export function trial(id: string, parts: Partial<TrialFinished> = {}): TrialFinished {
  const status = parts.status ?? 'passed';
  return {
    type: 'trial-finished',
    case: id.includes('/') ? id : `suite/${id}`,
    agent: 'agent',
    iteration: 1,
    at,
    output: 'output',
    score: status === 'passed' ? 1 : status === 'invalid' || status === 'skipped' ? null : 0,
    judgements: [],
    latencyMs: 10,
    waitMs: 0,
    cold: false,
    usage: null,
    spans: [],
    ...parts,
    status,
  };
}

export const finished: RunFinished = { type: 'run-finished', at, status: 'completed', durationMs: 1000 };

function foldOf(events: Iterable<RunEvent>): RunFold {
  const fold = new RunFold();
  for (const event of events) fold.apply(event);
  return fold;
}

/** The report of these events, its cells as a list. */
export function reportOf(events: Iterable<RunEvent>) {
  const report = buildReport(foldOf(events));
  return { ...report, cells: [...report.cells] };
}

/** A whole run: `n` cases once each, with what `make` says of each. */
export function runOf(
  n: number,
  make: (index: number) => Partial<TrialFinished>,
  limits: readonly string[] = [],
): RunEvent[] {
  const ids = Array.from({ length: n }, (_, index) => `case-${index}`);
  return [
    started({ limits }),
    ...ids.map((id) => planned(id)),
    ...ids.map((id, index) => trial(id, make(index))),
    finished,
  ];
}
