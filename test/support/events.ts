import type { CasePlanned, RunEvent, RunFinished, RunStarted, TrialFinished } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { attribute, type Span } from '../../src/model/span.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { RunFold } from '../../src/report/fold/run-fold.ts';

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

export function foldOf(events: Iterable<RunEvent>): RunFold {
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

/** Trials of every kind, warned of, tried again, judged, at gates. */
export function randomTrials({
  ids,
  agents,
  iterations,
  random,
}: {
  readonly ids: readonly string[];
  readonly agents: readonly string[];
  readonly iterations: number;
  readonly random: Random;
}): TrialFinished[] {
  const numbers = Array.from({ length: iterations }, (_, index) => index + 1);
  return ids.flatMap((id) =>
    agents.flatMap((agent) => numbers.map((iteration) => randomTrial(id, { agent, iteration }, random))),
  );
}

function randomTrial(id: string, parts: Partial<TrialFinished>, random: Random): TrialFinished {
  const kinds = ['passed', 'passed', 'passed', 'failed', 'errored', 'hung', 'invalid'] as const;
  const kind = kinds[random.integer(0, kinds.length - 1)] ?? 'passed';
  const status = kind === 'hung' ? 'errored' : kind;
  const sometimes = <Part>(part: Part): Part | object => (random.next() < 0.3 ? part : {});
  return trial(id, {
    ...parts,
    status,
    score: status === 'invalid' ? null : random.next(),
    latencyMs: kind === 'hung' ? 5000 : random.next() * 1000,
    waitMs: random.integer(0, 2) * 10,
    cold: parts.iteration === 1,
    usage: { modelCalls: 1, inputTokens: random.integer(1, 9), outputTokens: 1, costUsd: random.next() },
    ...(status === 'errored'
      ? { error: { kind: kind === 'hung' ? 'timeout' : 'agent', message: 'no' } }
      : { judgements: [{ judge: 'graded', status: 'passed', score: random.next(), reason: 'so' }] }),
    ...(status === 'invalid' ? { reason: 'why', judgements: [] } : {}),
    ...sometimes({ warnings: [`warning ${random.integer(1, 2)}`] }),
    ...sometimes({ attempts: [{ kind: 'network', message: 'gone' }] }),
    ...sometimes({ spans: [gateSpan(random)] }),
  });
}

function gateSpan(random: Random): Span {
  return {
    id: 1,
    parent: null,
    name: 'gate',
    label: `gate ${random.integer(1, 2)}`,
    startMs: 0,
    endMs: random.integer(1, 50),
    attributes: { [attribute.gateDecision]: 'approve', [attribute.gateBy]: 'dana' },
    events: [{ name: 'asked', atMs: 0, attributes: {} }],
  };
}
