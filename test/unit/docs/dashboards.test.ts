import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { jsonReporter } from '../../../src/report/json-reporter.ts';
import { openmetricsReporter } from '../../../src/report/openmetrics/openmetrics-reporter.ts';
import { blocksOf } from '../../support/docs-blocks.ts';
import { finished, planned, started, trial } from '../../support/events.ts';
import { parseOpenMetrics } from '../../support/open-metrics.ts';
import { fileText, reportBy } from '../../support/report-by.ts';
import { reportedRuns, trialWith } from '../../support/reported-runs.ts';

const folder = 'docs/dashboards';
const target = z.object({ refId: z.string(), expr: z.string(), legendFormat: z.string() });
const dashboardSchema = z.object({
  uid: z.string(),
  title: z.string(),
  templating: z.object({
    list: z.array(
      z.object({ name: z.string(), query: z.union([z.string(), z.object({ query: z.string() })]) }),
    ),
  }),
  panels: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      type: z.string(),
      gridPos: z.object({ x: z.int().min(0), y: z.int().min(0), w: z.int().min(1), h: z.int().min(1) }),
      datasource: z.object({ uid: z.literal('${datasource}') }),
      targets: z.array(target).min(1),
    }),
  ),
});

async function writtenMetrics() {
  const texts = ['of 3 agents, 2 suites and 5 iterations', 'with every status'].map(async (name) =>
    parseOpenMetrics(fileText(await reportBy(openmetricsReporter, reportedRuns[name] ?? []))),
  );
  return new Map((await Promise.all(texts)).flatMap((families) => [...families]));
}

function metricsIn(text: string): string[] {
  return [...new Set(text.match(/\bagent_eval_\w+/g))].sort();
}

describe('the dashboard for Grafana', () => {
  const text = readFileSync(join(folder, 'grafana.json'), 'utf8');
  const { panels, templating } = dashboardSchema.parse(JSON.parse(text));
  const queries = [
    ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...templating.list.map(({ query }) => (typeof query === 'string' ? query : query.query)),
  ];

  it('asks only for metrics and labels that the reporter writes', async () => {
    const written = await writtenMetrics();
    const asked = metricsIn(queries.join('\n'));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !written.has(name))).toEqual([]);
    for (const [, name = '', selectors = ''] of queries.join('\n').matchAll(/(agent_eval_\w+)\{([^}]*)\}/g)) {
      const labels = new Set(written.get(name)?.samples.flatMap((sample) => Object.keys(sample.labels)));
      const selected = [...selectors.matchAll(/(\w+)=~?"/g)].map((match) => match[1] ?? '');
      expect(
        selected.filter((label) => !labels.has(label)),
        name,
      ).toEqual([]);
    }
  });

  it('uses only variables that it declares', () => {
    const declared = templating.list.map(({ name }) => name);
    const used = [...queries.join('\n').matchAll(/\$\{?(\w+)/g)].map((match) => match[1] ?? '');
    expect([...new Set(used)].filter((name) => !declared.includes(name))).toEqual([]);
    expect(declared).toEqual(['datasource', 'agent', 'suite']);
  });

  it('has panels of different ids that do not overlap', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const places = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(places).size).toBe(places.length);
    expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
  });
});

describe('the pages on metrics', () => {
  it('name every metric that is written, and no other', async () => {
    const written = await writtenMetrics();
    const pages = [
      'docs/reporters.md',
      ...readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(folder, name)),
    ].map((page) => readFileSync(page, 'utf8'));
    const told = metricsIn(pages.join('\n'));
    expect(told.filter((name) => !written.has(name))).toEqual([]);
    const values = [...written.keys()].filter((name) => !/_(lower|upper)$/.test(name));
    expect(values.filter((name) => !told.includes(name))).toEqual([]);
  });
});

const hasJq = spawnSync('bash', ['-c', 'command -v jq']).status === 0;
if (!hasJq) process.stderr.write('The recipes for jq were not tried: there is no jq.\n');

describe.skipIf(!hasJq)('the recipes for jq', () => {
  let project = '';
  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'recipes-'));
    mkdirSync(join(project, 'reports/latest'), { recursive: true });
    const events = [
      started({ limits: ['pass-rate >= 90%', 'error-rate <= 50%', 'pass-rate >= baseline'] }),
      ...['steady', 'sometimes', 'hung', 'broken', 'left-out'].map((id) => planned(id, { iterations: 2 })),
      ...[1, 2].map((iteration) => trial('steady', { iteration, latencyMs: 10 * iteration })),
      trial('sometimes', { iteration: 1, latencyMs: 30 }),
      trialWith('sometimes', 'failed', { iteration: 2, latencyMs: 40 }),
      ...[1, 2].map((iteration) => trialWith('hung', 'errored', { iteration, latencyMs: 2000 })),
      trialWith('broken', 'invalid', { iteration: 1 }),
      trial('broken', { iteration: 2, latencyMs: 50 }),
      trialWith('left-out', 'skipped'),
      finished,
    ];
    const report = fileText(await reportBy(jsonReporter, events), 'report.json');
    writeFileSync(join(project, 'reports/latest/report.json'), report);
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  const lines = blocksOf(join(folder, 'README.md')).flatMap(({ text }) => text.split('\n'));
  const recipes = lines.flatMap((line, index) =>
    line.startsWith('jq ') ? [{ title: (lines[index - 1] ?? '').replace(/^# |[:,].*$/g, ''), line }] : [],
  );
  const expected: Readonly<Record<string, readonly string[]>> = {
    'Failing cases': [
      'suite/sometimes\tagent\tpf\tno "x" in the output',
      'suite/hung\tagent\tee\ttook longer than 2s',
      'suite/broken\tagent\tip\tis invalid',
    ],
    'Flaky cases': ['1/2 suite/sometimes@agent'],
    'Slowest trials': [
      '>2 suite/hung@agent#1',
      '>2 suite/hung@agent#2',
      '0.05 suite/broken@agent#2',
      '0.04 suite/sometimes@agent#2',
      '0.03 suite/sometimes@agent#1',
      '0.02 suite/steady@agent#2',
      '0.01 suite/steady@agent#1',
    ],
    'Figures of an agent as CSV': [
      '"suite","trials","passed","pass_rate","lower","upper","p50_ms","p95_ms","cost_usd"',
      expect.stringMatching(/^"suite",7,4,0\.\d+,0\.\d+,0\.\d+,40,2000,$/),
    ],
    Thresholds: [
      expect.stringMatching(/^missed\tpass-rate >= 90%\t\S/),
      expect.stringMatching(/^met\terror-rate <= 50%\t\S/),
      expect.stringMatching(/^not evaluated\tpass-rate >= baseline\t\S/),
    ],
    'Judges that failed most': ['1 contains'],
    'What was not measured': ['suite/broken@agent#1'],
  };

  it('are all known here', () => {
    expect(recipes.map(({ title }) => title)).toEqual(Object.keys(expected));
  });

  it.each(recipes)('tell $title', ({ title, line }) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
      cwd: project,
      env: { ...process.env, AGENT: 'agent' },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toEqual(expected[title]);
  });
});
