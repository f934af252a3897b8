import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/model/event.ts';
import { seededRandom } from '../../../src/model/random.ts';
import { reportSchema } from '../../../src/model/report.ts';
import { buildReport } from '../../../src/report/build-report.ts';
import { readReport } from '../../../src/report/earlier/read-report.ts';
import { finished, planned, randomTrials, reportOf, runOf, started } from '../../support/events.ts';

/** The report of what was read from a text, its cells as a list. */
function reportIn(text: string) {
  const reading = readReport(text);
  if ('problem' in reading) throw new Error(reading.problem);
  const report = buildReport(reading.run);
  return { ...report, cells: [...report.cells], failing: [...report.failing] };
}

function problemOf(text: string): string {
  const reading = readReport(text);
  return 'problem' in reading ? reading.problem : 'none';
}

function eventsOf(seed: number): RunEvent[] {
  const random = seededRandom(`run ${seed}`);
  const ids = ['a', 'b', '__proto__'];
  const agents = ['agent', 'other'];
  const iterations = random.integer(1, 6);
  return [
    started({
      limits: [
        'pass-rate >= 10%',
        'score-mean{judge:graded} >= 0.5',
        'latency-p95 <= 500ms',
        'pass-at-2 >= 0',
      ],
      agents: agents.map((name) => ({ name, type: 'module', digest: name, version: '1.0' })),
    }),
    ...ids.map((id) => planned(id, { agents, iterations, tags: [`tag-${id}`] })),
    ...randomTrials({ ids, agents, iterations, random }),
    { ...finished, warnings: [{ message: 'agent left a timer', trials: 1, first: 'suite/a' }] },
  ];
}

const whole = reportOf(
  runOf(3, (index) => ({ status: index === 1 ? 'failed' : 'passed' }), ['pass-rate >= 1%']),
);
const text = JSON.stringify(whole);

/** The report with a change in one of its cells. */
function withCell(change: object, index = 0): string {
  const cells = whole.cells.map((cell, place) => (place === index ? { ...cell, ...change } : cell));
  return JSON.stringify({ ...whole, cells });
}

describe('a report that is read', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('makes the same report again (%i)', (seed) => {
    const report = reportOf(eventsOf(seed));
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toBeTruthy();
    expect(reportIn(JSON.stringify(report))).toEqual({ ...report, failing: [...report.failing] });
  });

  test('says of a judge that no threshold had asked for that it is not measured', () => {
    const reading = readReport(text);
    const run = 'run' in reading ? reading.run : null;
    expect(run?.cells[0]?.judged('contains')).toBeUndefined();
  });

  test.each([
    ['', 'It is empty.'],
    [' \n', 'It is empty.'],
    [text.slice(0, -1), 'It is truncated: it ends in the middle.'],
    [text.slice(0, text.length / 2), 'It is truncated: it ends in the middle.'],
    ['{"run": "a\\"', 'It is truncated: it ends in the middle.'],
    ['<html>', 'It is not JSON.'],
    [`${text}{}`, 'It is not JSON.'],
    ['null', 'neither a report of agent-eval nor a baseline'],
    ['[]', 'neither a report of agent-eval nor a baseline'],
    ['{"schemaVersion":1}', 'neither a report of agent-eval nor a baseline'],
    [text.replace('"schemaVersion":1', '"schemaVersion":2'), 'a newer agent-eval (version 2'],
    [text.replace('"schemaVersion":1', '"schemaVersion":"1"'), 'It is damaged: schemaVersion'],
    [text.replace('"schemaVersion":1', '"schemaVersion":1,"__proto__":{"run":1}'), '"__proto__" is no key'],
    [withCell({ score: [] }), 'score has 0 values, but there are 1 trials'],
    [withCell({ status: 'x' }), 'cells/0/status'],
    [withCell({ score: [1.5] }), 'cells/0/score/0'],
    [withCell({ latencyMs: [-1] }), 'cells/0/latencyMs/0'],
    [withCell({ latencyMs: ['1'] }), 'cells/0/latencyMs/0'],
    [withCell({ iterations: [0] }), 'cells/0/iterations/0'],
    [withCell({ iterations: [1e9] }), 'cells/0/iterations/0'],
    [withCell({ timedOut: [7] }), 'a mark is on a trial that is not there'],
    [withCell({ status: 'e' }), 'did not run out of time'],
    [withCell({ case: whole.cells[1]?.case }), 'is there twice'],
    [
      withCell({
        iterations: [2, 1],
        status: 'pp',
        score: [1, 1],
        latencyMs: [1, 1],
        waitMs: [0, 0],
        costUsd: [null, null],
        tokens: [null, null],
      }),
      'not in order',
    ],
  ])('is refused with the reason (%#)', (given, reason) => {
    expect(problemOf(given)).toContain(reason);
  });

  test('may begin with a byte order mark, and hold any key in what an agent said', () => {
    const report = reportOf(runOf(1, () => ({ status: 'failed', output: JSON.parse('{"__proto__":1}') })));
    expect(problemOf(`\uFEFF${JSON.stringify(report)}`)).toBe('none');
  });
});
