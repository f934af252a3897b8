import { calculateSummary, isTestFlaky, parse, validate } from 'ctrf';
import { expect, it } from 'vitest';
import type { RunEvent, Status } from '../../../../src/model/event.ts';
import { ctrfReporter } from '../../../../src/report/ctrf/ctrf-reporter.ts';
import { finished, planned, started } from '../../../support/events.ts';
import { fileText, reportBy } from '../../../support/report-by.ts';
import { reportedRuns, trialWith } from '../../../support/reported-runs.ts';

async function ctrfOf(events: readonly RunEvent[]) {
  return parse(fileText(await reportBy(ctrfReporter, events), 'ctrf.json'));
}

/** The one test of a case whose iterations ended so. */
async function testOf(statuses: readonly Status[]) {
  const { results } = await ctrfOf([
    started(),
    planned('case', { iterations: statuses.length }),
    ...statuses.map((status, index) => trialWith('case', status, { iteration: index + 1 })),
    finished,
  ]);
  const [test] = results.tests;
  if (!test) throw new Error('There is no test.');
  return test;
}

it.each(Object.entries(reportedRuns))('the report of a run %s is valid', async (_, events) => {
  const { valid, errors = [] } = validate(await ctrfOf(events));
  expect(errors).toEqual([]);
  expect(valid).toBe(true);
});

it.each(Object.entries(reportedRuns))('the summary of a run %s counts its tests', async (_, events) => {
  const { tests, summary } = (await ctrfOf(events)).results;
  const { passed, failed, skipped, pending, other } = calculateSummary(tests);
  expect(summary).toMatchObject({ tests: tests.length, passed, failed, skipped, pending, other });
  expect(summary.flaky).toBe(tests.filter(isTestFlaky).length);
});

it('has a status for errors, and says what it really was', async () => {
  const { tests, summary } = (await ctrfOf(reportedRuns['with every status'] ?? [])).results;
  expect(tests.map(({ status, rawStatus, message }) => [status, rawStatus, message])).toEqual([
    ['passed', 'passed', undefined],
    ['failed', 'failed', 'contains: no "x" in the output'],
    ['other', 'errored', 'timeout: took longer than 2s'],
    ['other', 'invalid', 'is invalid'],
    ['skipped', 'skipped', 'is skipped'],
  ]);
  expect(summary).toMatchObject({
    tests: 5,
    passed: 1,
    failed: 1,
    skipped: 1,
    pending: 0,
    other: 2,
    duration: 1000,
  });
  expect(tests[1]).toMatchObject({
    name: 'suite/failed@agent',
    suite: ['suite'],
    filePath: 'cases/suite.yaml',
    line: 7,
    tags: ['smoke'],
    labels: { agent: 'agent' },
    duration: 10,
    trace: expect.stringContaining('iteration 1 failed'),
  });
});

it('tells earlier iterations as attempts where one did not pass', async () => {
  expect(await testOf(['passed', 'failed', 'errored', 'passed'])).toMatchObject({
    status: 'failed',
    flaky: true,
    retries: 3,
    retryAttempts: [
      { attempt: 1, status: 'passed', duration: 10 },
      { attempt: 2, status: 'failed', message: 'contains: no "x" in the output' },
      { attempt: 3, status: 'other', extra: { rawStatus: 'errored' } },
    ],
    message: '2/4 passed; iteration 2: contains: no "x" in the output',
  });
  expect(await testOf(['failed', 'failed'])).toMatchObject({ status: 'failed', flaky: false, retries: 1 });
});

it('does not make a case look flaky that passed every time', async () => {
  const test = await testOf(['passed', 'passed', 'passed']);
  expect(test).toMatchObject({ status: 'passed', flaky: false, duration: 30 });
  expect(isTestFlaky(test)).toBe(false);
  expect(test.extra?.['iterations']).toMatchObject([
    { iteration: 1, outcome: 'passed', latencyMs: 10 },
    {},
    {},
  ]);
});

it('says pending of what was not tried, and keeps null apart from a duration of 0', async () => {
  const gaps = (await ctrfOf(reportedRuns['that did not end'] ?? [])).results;
  expect(gaps.tests.map(({ status }) => status)).toEqual(['other', 'pending']);
  expect(gaps.summary.stop).toBe(gaps.summary.start);
  expect(gaps.summary.duration).toBeUndefined();
  const adrift = (await ctrfOf(reportedRuns['without measured latencies'] ?? [])).results;
  expect(adrift.tests[0]).toMatchObject({
    duration: 0,
    extra: { iterations: [{ latencyMs: null }, { latencyMs: null }] },
  });
});

it('writes nothing raw that a terminal or an editor would obey', async () => {
  const text = fileText(await reportBy(ctrfReporter, reportedRuns['with hostile names and outputs'] ?? []));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  expect(text).toContain('\\u202e evil');
});
