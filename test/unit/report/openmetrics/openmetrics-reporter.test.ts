import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../../src/model/event.ts';
import { openmetricsReporter } from '../../../../src/report/openmetrics/openmetrics-reporter.ts';
import { finished, planned, reportOf, runOf, started, trial } from '../../../support/events.ts';
import { parseOpenMetrics } from '../../../support/open-metrics.ts';
import { fileText, reportBy } from '../../../support/report-by.ts';
import { reportedRuns } from '../../../support/reported-runs.ts';

async function textOf(events: readonly RunEvent[]): Promise<string> {
  return fileText(await reportBy(openmetricsReporter, events), 'metrics.txt');
}

async function metricsOf(events: readonly RunEvent[]) {
  const families = parseOpenMetrics(await textOf(events));
  return {
    families,
    value: (name: string, labels: Readonly<Record<string, string>> = {}): number | undefined =>
      families
        .get(`agent_eval_${name}`)
        ?.samples.find((one) => JSON.stringify(one.labels) === JSON.stringify(labels))?.value,
  };
}

const many = reportedRuns['of 3 agents, 2 suites and 5 iterations'] ?? [];

it('tells the figures of each agent, overall and by suite, in seconds and ratios', async () => {
  const { leaderboard, groups } = reportOf(many);
  const { value } = await metricsOf(many);
  for (const { agent, figures } of leaderboard) {
    expect(value('pass_ratio', { agent })).toBe(figures.passRate?.value);
    expect(value('pass_ratio_lower', { agent })).toBe(figures.passRate?.lower);
    expect(value('pass_ratio_upper', { agent })).toBe(figures.passRate?.upper);
    expect(value('latency_seconds', { agent, quantile: '0.5' })).toBeCloseTo(
      (figures.latency.p50?.value ?? 0) / 1000,
      9,
    );
    expect(value('trials', { agent, status: 'invalid' })).toBe(figures.invalid);
    expect(value('timed_out_trials', { agent })).toBe(figures.latency.censored);
    expect(value('cost_usd', { agent })).toBe(figures.costTotalUsd);
  }
  const bySuite = groups.filter(({ by }) => by === 'suite');
  expect(bySuite).toHaveLength(6);
  for (const { agent, name: suite, figures } of bySuite)
    expect(value('pass_ratio', { agent, suite })).toBe(figures.passRate?.value);
});

it('tells when the run was, and what came of it', async () => {
  const { value, families } = await metricsOf(runOf(1, () => ({})));
  expect(value('run_start_timestamp_seconds')).toBe(Date.parse('2026-01-01T00:00:00Z') / 1000);
  expect(value('run_duration_seconds')).toBe(1);
  expect(value('run_exit_code')).toBe(0);
  expect(families.get('agent_eval_run_info')?.samples).toEqual([
    { labels: { run: 'run-1', status: 'completed', version: '0.0.0', node: '20.19.0' }, value: 1 },
  ]);
  const unfinished = await metricsOf(reportedRuns['that did not end'] ?? []);
  expect(unfinished.families.has('agent_eval_run_end_timestamp_seconds')).toBe(false);
});

it('leaves out what was not measured instead of writing 0 or NaN', async () => {
  const { families, value } = await metricsOf(reportedRuns['without measured latencies'] ?? []);
  const names = [...families.keys()];
  expect(names.filter((name) => /latency|cost|tokens/.test(name))).toEqual([]);
  expect(value('pass_ratio', { agent: 'agent' })).toBe(1);
  const text = await textOf(many);
  expect(text).not.toMatch(/nan|inf\b/i);
});

it('says of thresholds whether they were met, and which could not be evaluated', async () => {
  const { value } = await metricsOf(reportedRuns['with every status'] ?? []);
  expect(value('threshold_met', { threshold: 'pass-rate >= 95%' })).toBe(0);
  expect(value('threshold_evaluated', { threshold: 'pass-rate >= 95%' })).toBe(1);
  expect(value('threshold_met', { threshold: 'pass-rate >= baseline - 2pp' })).toBeUndefined();
  expect(value('threshold_evaluated', { threshold: 'pass-rate >= baseline - 2pp' })).toBe(0);
});

it('writes labels so that they can be read again', async () => {
  const agent = 'quote " back \\ and\nline \\n';
  const { value } = await metricsOf([
    started(),
    planned('one', { agents: [agent] }),
    trial('one', { agent }),
    finished,
  ]);
  expect(value('pass_ratio', { agent })).toBe(1);
});

it('names no case in labels, so that series do not grow with cases', async () => {
  const labels = [...(await metricsOf(many)).families.values()].flatMap(({ samples }) =>
    samples.flatMap((sample) => Object.keys(sample.labels)),
  );
  expect([...new Set(labels)].sort()).toEqual(
    ['agent', 'node', 'quantile', 'run', 'status', 'suite', 'threshold', 'version'].sort(),
  );
});

const script = `
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read
print(json.dumps([[f.name, f.type, f.unit, [[s.labels, s.value] for s in f.samples]] for f in read(sys.stdin.read())]))
`;

function readByPython(input: string) {
  return spawnSync('/usr/bin/python3', ['-c', script], { input, encoding: 'utf8' });
}

const hasPython = readByPython('# EOF\n').status === 0;
if (!hasPython)
  process.stderr.write('OpenMetrics was not read by Python: there is no python3-prometheus-client.\n');

describe.skipIf(!hasPython)('the parser of Prometheus’ own client for Python', () => {
  it.each(Object.entries(reportedRuns))('reads the same figures of a run %s', async (_, events) => {
    const text = await textOf(events);
    const { stdout, stderr } = readByPython(text);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(
      [...parseOpenMetrics(text)].map(([name, { type, unit = '', samples }]) => [
        name,
        type,
        unit,
        samples.map(({ labels, value }) => [labels, value]),
      ]),
    );
  });
});
