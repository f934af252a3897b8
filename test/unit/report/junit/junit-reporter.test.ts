import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../../src/model/event.ts';
import { junitReporter } from '../../../../src/report/junit/junit-reporter.ts';
import { checkXml } from '../../../support/check-xml.ts';
import { finished, planned, started, trial } from '../../../support/events.ts';
import { fileText, reportBy } from '../../../support/report-by.ts';
import { reportedRuns, trialWith } from '../../../support/reported-runs.ts';

const schemas = ['ant', 'jenkins'].map((name) => `test/fixtures/junit/${name}.xsd`);

async function junitOf(events: readonly RunEvent[]): Promise<string> {
  return fileText(await reportBy(junitReporter, events), 'junit.xml');
}

/** The element `testcase` of a case. */
function testCaseOf(xml: string, name: string): string {
  const [all] =
    new RegExp(`<testcase name="suite/${name}@agent"(?:[^>]*/>|[\\s\\S]*?</testcase>)`).exec(xml) ?? [];
  if (all === undefined) throw new Error(`No testcase ${name} in ${xml}`);
  return all;
}

describe.each(schemas)('by %s', (schema) => {
  it.each(Object.entries(reportedRuns))('the report of a run %s is valid', async (_, events) => {
    expect(await checkXml(await junitOf(events), schema)).toEqual([]);
  });

  it('a report with Surefire’s elements or a time with a comma is not valid', async () => {
    const xml = await junitOf(reportedRuns['with every status'] ?? []);
    expect(
      await checkXml(xml.replace(/<failure[\s\S]*?<\/failure>/, '<flakyFailure type=""/>'), schema),
    ).not.toEqual([]);
    expect(await checkXml(xml.replace(/ time="[^"]*"/, ' time="1,5"'), schema)).not.toEqual([]);
  });
});

it('says of each case what became of it, why, and how many seconds it took', async () => {
  const xml = await junitOf(reportedRuns['with every status'] ?? []);
  expect(xml).toContain('tests="5" failures="1" errors="2" skipped="1" time="0.03">');
  expect(testCaseOf(xml, 'passed')).toBe(
    '<testcase name="suite/passed@agent" classname="cases/suite.yaml" time="0.01"/>',
  );
  expect(testCaseOf(xml, 'failed')).toContain(
    '<failure type="failed" message="contains: no &quot;x&quot; in the output">cases/suite.yaml:7:5\niteration 1 failed\n  contains: no &quot;x&quot; in the output</failure>',
  );
  expect(testCaseOf(xml, 'errored')).toContain(
    '<error type="timeout" message="timeout: took longer than 2s">',
  );
  expect(testCaseOf(xml, 'invalid')).toContain('<error type="invalid" message="is invalid">');
  expect(testCaseOf(xml, 'skipped')).toContain('<skipped message="is skipped"/>');
});

it('has one test for a case of many iterations, a flaky one with those that did not pass', async () => {
  const xml = await junitOf([
    started(),
    planned('sometimes', { iterations: 6 }),
    planned('never', { iterations: 2 }),
    ...[1, 2, 3, 4, 5, 6].map((iteration) =>
      trialWith('sometimes', iteration < 2 ? 'passed' : 'failed', { iteration }),
    ),
    ...[1, 2].map((iteration) => trialWith('never', 'failed', { iteration })),
    finished,
  ]);
  expect(xml).toContain('tests="2" failures="2" errors="0"');
  expect(xml).toContain('<property name="flaky" value="1"/>');
  expect(xml).toContain('suite/sometimes@agent: flaky, 1/6 passed, not in iteration 2, 3, 4, 5, 6');
  const sometimes = testCaseOf(xml, 'sometimes');
  expect(sometimes).toContain('type="flaky" message="1/6 passed; iteration 2: contains: ');
  expect(sometimes).toContain('time="0.06"');
  expect(sometimes.match(/^iteration \d failed$/gm)).toEqual([
    'iteration 2 failed',
    'iteration 3 failed',
    'iteration 4 failed',
  ]);
  expect(sometimes).toContain('2 further iterations did not pass; events.jsonl has all of them');
  expect(testCaseOf(xml, 'never')).toContain('type="failed" message="0/2 passed; ');
});

it('counts a case that was never tried as skipped', async () => {
  const xml = await junitOf(reportedRuns['resumed, with gaps'] ?? []);
  expect(testCaseOf(xml, 'never-tried')).toContain('<skipped message="not tried: the run ended before it"/>');
  expect(xml).toContain('gaps@agent: tried again after an infrastructure failure in iteration 5');
});

it('tells of times that the format forces to be a number and that nobody measured', async () => {
  const xml = await junitOf(reportedRuns['without measured latencies'] ?? []);
  expect(xml).toContain('adrift@agent: time without iteration 1, 2, of which no latency was measured');
  expect(xml).toContain(
    '<system-err>suite/adrift@agent: used a timer that nobody registered (iteration 1, 2)</system-err>',
  );
});

it('keeps the cases of a suite together, however they are mixed, and the agents of it apart', async () => {
  const agents = ['a', 'b'];
  const cases = ['one/1', 'two/1', 'one/2'].map((key) => {
    const [suite = '', id = ''] = key.split('/');
    return planned(id, { suite, agents });
  });
  const trials = cases.flatMap((one) => agents.map((agent) => trial(one.case, { agent, latencyMs: 0.0005 })));
  const xml = await junitOf([started(), ...cases, ...trials, finished]);
  expect(
    [...xml.matchAll(/<testsuite id="(\d)" name="([^"]+)"[^>]* tests="(\d)"/g)].map(([, ...found]) => found),
  ).toEqual([
    ['0', 'two@a', '1'],
    ['1', 'two@b', '1'],
    ['2', 'one@a', '2'],
    ['3', 'one@b', '2'],
  ]);
  expect(xml).toContain('time="0.000001"');
  expect(xml).toContain('timestamp="2026-01-01T00:00:00" hostname="localhost"');
});
