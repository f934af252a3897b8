import { expect, it } from 'vitest';
import { supportsUnicode } from '../../../src/cli/supports-unicode.ts';
import type { RunEvent, Status } from '../../../src/model/event.ts';
import type { Span, Trace } from '../../../src/model/span.ts';
import { showSpans } from '../../../src/report/terminal/show-spans.ts';
import { createTerminalReporter, terminalReporter } from '../../../src/report/terminal-reporter.ts';
import { traceReporter } from '../../../src/report/trace/trace-reporter.ts';
import { fileText, reportBy } from '../../support/report-by.ts';
import { traceOf } from '../../support/trace-of.ts';

const at = '2026-01-01T00:00:00.000Z';
const pipeline = traceOf([
  { node: 'load', attempts: 2, events: [['fault', { what: 'node load, attempt 1: timeout' }]] },
  { node: 'review' },
  { gate: 'publish', in: 'review', startMs: 1, endMs: 2, decision: 'reject', by: 'dana' },
  { node: 'export', status: 'skipped', cause: 'review' },
]);

function finished(caseKey: string, status: Status, trace: Trace): RunEvent {
  return {
    type: 'trial-finished',
    case: caseKey,
    agent: 'bot',
    iteration: 1,
    at,
    status,
    output: null,
    score: status === 'passed' ? 1 : 0,
    judgements: [],
    latencyMs: 1,
    waitMs: 0,
    cold: false,
    usage: null,
    spans: [...trace.spans],
  };
}

const planned = (caseKey: string): RunEvent => ({
  type: 'case-planned',
  case: caseKey,
  suite: 's',
  digest: '0',
  place: { file: 'cases/s.yaml', line: 1, column: 1 },
  tags: [],
  agents: ['bot'],
  iterations: 1,
  input: null,
});

const events: readonly RunEvent[] = [
  {
    type: 'run-started',
    schemaVersion: 1,
    run: 'r1',
    at,
    resumed: false,
    seed: 1,
    trials: 3,
    arguments: [],
    agents: [{ name: 'bot', type: 'module', digest: '0' }],
    thresholds: [],
    environment: { package: '1', node: '20', platform: 'linux', cpus: 1, ci: false },
  },
  planned('s/bad'),
  planned('s/good'),
  planned('s/plain'),
  finished('s/plain', 'passed', { spans: [] }),
  finished('s/good', 'passed', pipeline),
  finished('s/bad', 'failed', pipeline),
  finished('s/gone', 'passed', pipeline),
];

it('exports nodes, gates and timeline of each trial that the report counts and that had a pipeline', async () => {
  const written = JSON.parse(fileText(await reportBy(traceReporter, events), 'traces.json'));
  expect(written).toMatchObject({ schemaVersion: 1, run: 'r1' });
  expect(written.trials.map(({ trial, status }: Record<string, string>) => `${trial} ${status}`)).toEqual([
    's/bad@bot#1 failed',
    's/good@bot#1 passed',
  ]);
  const [trial] = written.trials;
  expect(trial.nodes).toMatchObject([
    {
      name: 'load',
      status: 'succeeded',
      attempts: 2,
      startMs: 0,
      endMs: 1,
      cause: null,
      tokens: null,
      costUsd: null,
      faults: [{ atMs: 0, what: 'node load, attempt 1: timeout' }],
    },
    { name: 'review', status: 'succeeded', attempts: 1 },
    { name: 'export', status: 'skipped', attempts: 0, cause: 'review' },
  ]);
  expect(trial.gates).toEqual([
    {
      name: 'publish',
      decision: 'reject',
      by: 'dana',
      automatic: false,
      startMs: 1,
      endMs: 2,
      waitedMs: 1,
      faults: [],
    },
  ]);
  expect(trial.timeline).toHaveLength(pipeline.spans.length);
  expect(trial.timeline[3]).toMatchObject({ id: 4, parent: 2, name: 'node', label: 'load', attempt: 2 });
});

it('draws the pipeline of a failure in the terminal, and of every trial when asked to', async () => {
  const titles = (text = ''): string[] => text.split('\n').filter((line) => /^s\/\w+@bot#1/.test(line));
  const plain = (await reportBy(terminalReporter, events)).text ?? '';
  expect(plain.match(/export {2,}skipped: review/g)).toHaveLength(1);
  expect(titles(plain)).toEqual([]);
  const traced = (await reportBy(createTerminalReporter({ trace: true, verbose: false }), events)).text ?? '';
  expect(traced.match(/export {2,}skipped: review/g)).toHaveLength(3);
  expect(titles(traced)).toEqual(['s/bad@bot#1 failed', 's/good@bot#1 passed']);
});

const asked: Trace = {
  spans: [
    span({ id: 1, name: 'retrieval', label: 'retrieval', endMs: 12 }),
    span({ id: 2, parent: 1, name: 'retrieval', label: 'iteration 1', endMs: 8 }),
    span({ id: 3, parent: 99, name: 'execute_tool', label: 'search\u001b[2J', startMs: 12, endMs: null }),
    span({ id: 4, name: 'chat', label: 'gpt', endMs: 4, error: { kind: 'timeout', message: 'too slow' } }),
  ],
};

function span(parts: Pick<Span, 'id' | 'name' | 'label' | 'endMs'> & Partial<Span>): Span {
  return { parent: null, startMs: 0, attributes: {}, events: [], ...parts };
}

it('lists the spans of a trial in which no graph ran', async () => {
  const run = [...events, finished('s/plain', 'passed', asked)];
  const traced =
    (await reportBy(createTerminalReporter({ trace: true, verbose: false }), run)).text?.split('\n') ?? [];
  const first = traced.indexOf('s/plain@bot#1 passed');
  expect(traced.slice(first + 1, first + 5)).toEqual([
    '      retrieval retrieval         12ms',
    '        retrieval iteration 1      8ms',
    '      chat gpt                     4ms  timeout: too slow',
    '      tool search␛[2J          cut off',
  ]);
  const written = JSON.parse(fileText(await reportBy(traceReporter, run), 'traces.json'));
  expect(written.trials[2]).toMatchObject({
    trial: 's/plain@bot#1',
    nodes: [],
    timeline: [{ name: 'retrieval' }, { parent: 1 }, { endMs: null }, { error: { kind: 'timeout' } }],
  });
});

it('lists the first of very many spans within the width of the terminal', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    span({ id: index + 1, parent: index, name: 'invoke_agent', label: 'x'.repeat(300), endMs: 1 }),
  );
  const lines = showSpans(many, { width: 40, unicode: false });
  expect(lines).toHaveLength(41);
  expect(lines.at(-1)).toBe('... and 9,960 spans more');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
});

it.each([
  [{}, true],
  [{ LANG: 'en_US.UTF-8' }, true],
  [{ LANG: 'de_DE.utf8' }, true],
  [{ LANG: 'C' }, false],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, false],
  [{ LANG: 'C', LC_ALL: 'C.UTF-8' }, true],
  [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, false],
])('with %j knows whether the terminal shows Unicode', (variables, expected) => {
  expect(supportsUnicode(variables)).toBe(expected);
});
