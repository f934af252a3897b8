import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { runCli } from '../support/run-cli.ts';
import type { TempProject } from '../support/run-project.ts';
import { sampleProject } from '../support/sample-project.ts';

let project: TempProject;
afterEach(() => project.remove());

const orders = '[{ id: o-1, customer: Bo, amount: 80, currency: EUR, ordered: 2024-05-01 }]';

function oneCase(settings: string, agent = 'data-pipeline'): Record<string, string> {
  return {
    'cases/one.yaml': `suite: one\nagents: [${agent}]\nclock: virtual\ncases:\n  - id: case\n${settings}`,
  };
}

describe('the samples', () => {
  test('pass, and the same seed gives the same report on the virtual clock', async () => {
    project = sampleProject();
    cpSync('cases', join(project.folder, 'cases'), { recursive: true });
    const all = await project.run();
    expect(all).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('PASSED') });
    const first = virtualPart(project.report());
    expect(first.cells.length).toBeGreaterThan(180);
    const again = await project.run(virtualSuites.map((suite) => `cases/${suite}.yaml`));
    expect(again.exitCode).toBe(0);
    const second = virtualPart(project.report());
    expect(second).toEqual(first);
  });

  test('prove each of these systems', async () => {
    project = sampleProject();
    cpSync('cases', join(project.folder, 'cases'), { recursive: true });
    const { stdout } = await runCli(['list', '--covers'], { cwd: project.folder });
    const covered = stdout.split('\n').filter((line) => /^\S/.test(line));
    expect(covered).toEqual(
      expect.arrayContaining([
        'agent-contract',
        'approval-gate',
        'approval-gated-data-pipeline',
        'case-shape',
        'content-pipeline',
        'failure-handling',
        'five-failure-guards',
        'gate-record',
        'graceful-degradation',
        'graph-engine',
        'least-privilege',
        'monitoring',
        'plan-and-execute',
        'protocols',
        'react',
        'recovery-budget',
        'research-pipeline',
        'secure-tool',
        'supervisor',
        'streamed-progress',
      ]),
    );
  });
});

/** What runs on the real clock takes another time each time. */
const virtualSuites = [
  'agent-contract',
  'content-pipeline',
  'data-pipeline',
  'degradation',
  'guards',
  'least-privilege',
  'mocked-tools',
  'node-states',
  'plan-and-execute',
  'react',
  'recovery',
  'research-pipeline',
  'supervisor',
];

function virtualPart({ cells, gates }: Report) {
  // Verdicts of single judges are kept where some limit of the run asks for them, and first calls are those of the run.
  const virtual = cells
    .filter(({ suite }) => virtualSuites.includes(suite))
    .map(({ judges: _, cold: __, ...cell }) => cell);
  const agents = new Set(virtual.map(({ agent }) => agent));
  return { gates: gates?.filter(({ agent }) => agents.has(agent)), cells: virtual };
}

describe('a case of the data pipeline', () => {
  test('fails where a decision is left unused', async () => {
    project = sampleProject(
      oneCase(`    input: { batch: may, rows: ${orders} }
    approvals: { data_quality_review: { decision: approve }, warehouse.replace: { decision: approve } }
    expect: [{ node: export }]
`),
    );
    const { exitCode, stdout } = await project.run();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('unused approval: the gate "warehouse.replace" was never reached');
  });

  test('fails where a fault never strikes', async () => {
    project = sampleProject(
      oneCase(`    input: { batch: may, rows: ${orders} }
    faults: [{ tool: source.read, call: 2, error: network }]
    expect: [not-error]
`),
    );
    const { exitCode, stdout } = await project.run();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('source.read was called once');
  });

  test.each([
    ['a gate', 'approvals: { data_quality_reveiw: { decision: approve } }', 'data_quality_review'],
    ['a node', 'faults: [{ node: tranform, error: network }]', 'transform'],
    ['a tool', 'faults: [{ tool: warehouse.wirte, error: network }]', 'warehouse.write'],
  ])('is told of %s that does not exist before anything runs', async (_, settings, meant) => {
    project = sampleProject(
      oneCase(`    input: { batch: may, rows: ${orders} }\n    ${settings}\n    expect: [not-error]\n`),
    );
    const { exitCode, stderr } = await project.run();
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`"${meant}"`),
    });
    expect(stderr).toContain('No agent was called.');
  });

  test('says why export ran or did not', async () => {
    project = sampleProject(
      oneCase(`    input: { batch: may, rows: ${orders} }
    approvals: { data_quality_review: { decision: reject, by: dana, after: 30s } }
    expect: [{ node: export }, { gate: { name: data_quality_review, decision: approve } }]
`),
    );
    const { stdout } = await project.run();
    expect(stdout).toContain('data_quality_review was rejected by dana after 30s');
  });
});

describe('a look at a pipeline run', () => {
  test('shows a table and a timeline', async () => {
    project = sampleProject(researchCase);
    const { exitCode, stdout } = await project.run(['--trace'], { LANG: 'C.UTF-8' });
    expect(exitCode).toBe(0);
    const lines = stdout.split('\n').map((line) => line.trim().replace(/ {2,}/g, '  '));
    expect(lines).toContain('node  status  tries  time  faults  tokens  cost');
    expect(lines.find((line) => line.startsWith('analysis  succeeded'))).toMatch(
      /^analysis {2}succeeded {2}2 {2}/,
    );
    expect(lines.find((line) => line.startsWith('related-work  failed'))).toBeDefined();
    expect(stdout).toMatch(/research +█+ +800ms/);
    expect(stdout).toContain('! injected fault');
  });

  test('can be written for other programs', async () => {
    project = sampleProject(researchCase);
    await project.run(['--reporter', 'terminal,json,trace']);
    const traces = JSON.parse(readFileSync(join(project.folder, 'reports/latest/traces.json'), 'utf8'));
    expect(traces.trials).toHaveLength(1);
    expect(traces.trials[0]).toMatchObject({
      case: 'one/case',
      agent: 'research-pipeline',
      status: 'passed',
      nodes: [
        { name: 'research', status: 'succeeded', attempts: 1, startMs: 0, endMs: 800, faults: [] },
        { name: 'analysis', status: 'succeeded', attempts: 2, faults: [{ atMs: 800 }], cause: null },
        { name: 'related-work', status: 'failed', attempts: 1, error: { kind: 'permission' } },
        { name: 'report', status: 'succeeded', attempts: 1 },
      ],
    });
  });
});

const researchCase = oneCase(
  `    input: { question: Are heat pumps efficient in old houses? }
    faults: [{ node: analysis, attempt: 1, error: network }, { node: related-work, error: permission }]
    expect: [{ node: report }]
`,
  'research-pipeline',
);
