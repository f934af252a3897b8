import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import { reportSchema } from '../../src/model/report.ts';
import { projectOf, runCli, writeFiles } from '../support/run-cli.ts';
import { makeProject, type TempProject } from '../support/run-project.ts';

/** Writes down every call, so that they can be counted however they end. */
const counting = (body: string) => `import { appendFileSync } from 'node:fs';
export default async (input, { clock, random }) => {
  appendFileSync('calls.log', import.meta.url.split('/').pop().split('.')[0] + ' ' + input + '\\n');
  ${body}
};
`;

const files = {
  'agents/good.mjs': counting(`await clock.sleep(10 + 20 * random.next()); return 'yes ' + input;`),
  'agents/bad.mjs': counting(
    `await clock.sleep(20 + 200 * random.next()); if (random.next() < 0.2) throw new Error('no'); return random.next() < 0.5 ? 'yes ' + input : 'no';`,
  ),
  'agents/hangs.mjs': counting(`await clock.sleep(input === 3 ? 60000 : 5); return 'yes ' + input;`),
  'agent-eval.config.yaml': 'iterations: 3\nconcurrency: 8\nbail: 1\n',
  'cases/words.yaml': `suite: words
agents: [good, bad]
clock: virtual
timeout: 2s
thresholds: ["pass-rate{agent:good} == 100%"]
cases:
  - id: says-yes
    iterations: 2
    matrix: { n: [1, 2, 3, 4, 5, 6, 7, 8] }
    input: "{{n}}"
    expect: [{ starts-with: "yes" }]
`,
};

let project: TempProject;
beforeAll(() => {
  project = makeProject(files);
});
afterAll(() => project.remove());

beforeEach(() => writeFiles(project.folder, { 'calls.log': '' }));

const bench = (parameters: readonly string[] = []) =>
  runCli(['bench', ...parameters], { cwd: project.folder });

function calls(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of readFileSync(join(project.folder, 'calls.log'), 'utf8').trim().split('\n')) {
    const agent = line.split(' ')[0] ?? '';
    counts[agent] = (counts[agent] ?? 0) + 1;
  }
  return counts;
}

const trialsOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'trial-finished' ? [event] : []));

describe('agent-eval bench', () => {
  test('calls each agent ten times a case, in turn, whatever case files and config say', async () => {
    const { code, stdout, stderr } = await bench();
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(calls()).toEqual({ good: 80, bad: 80 });
    expect(
      trialsOf(project.events())
        .map(({ agent }) => agent)
        .slice(0, 4),
    ).toEqual(['good', 'bad', 'good', 'bad']);
    expect(stdout).toContain('2 agents in turn, one trial at a time\n');
    expect(stdout).toMatch(/good\n {2}tried +80 trials of 8 cases\n {2}pass rate +100 % \[/);
    expect(stdout).toMatch(/pass@10 .*worst case/);
    expect(stdout).toMatch(/P99 .*\(n too small, 299 needed\)/);
    expect(stdout).toMatch(/good beats bad and is faster\n/);
    const report = reportSchema.parse(project.report());
    expect(report.run.bench).toEqual({ warmup: 0, concurrency: 1 });
    expect(report.pairs).toHaveLength(1);
    expect(report.leaderboard.map(({ agent, rank }) => [agent, ...rank])).toEqual([
      ['good', 1, 1],
      ['bad', 2, 2],
    ]);
  });

  test('gives the same figures every time on the virtual clock, with other trials going on beside or not', async () => {
    const reports = [];
    for (const more of [[], [], ['--concurrency', '7']]) {
      await bench(more);
      const { run: _, ...report } = project.report();
      reports.push(JSON.stringify(report));
    }
    expect(reports[1]).toBe(reports[0]);
    expect(reports[2]).toBe(reports[0]);
  });

  test('keeps warm-up trials apart, and shows them', async () => {
    await bench(['--iterations', '2', '--agent', 'good']);
    const cells = JSON.stringify(
      project.report().cells.map(({ status, score, iterations }) => [status, score, iterations]),
    );
    writeFiles(project.folder, { 'calls.log': '' });
    const { stdout } = await bench(['--iterations', '2', '--warmup', '3', '--agent', 'good']);
    expect(calls()).toEqual({ good: 8 * (3 + 2) });
    expect(stdout).toContain('3 warm-up trials a case and agent came first, not in the figures\n');
    expect(stdout).toContain('16 trials of 8 cases');
    expect(
      trialsOf(project.events())
        .slice(0, 25)
        .map(({ iteration }) => iteration),
    ).toEqual([...new Array(8).fill(-2), ...new Array(8).fill(-1), ...new Array(8).fill(0), 1]);
    const report = reportSchema.parse(project.report());
    expect(
      JSON.stringify(report.cells.map(({ status, score, iterations }) => [status, score, iterations])),
    ).toBe(cells);
  });

  test('calls a decided agent no more, says why, and does so in the report made again from the log', async () => {
    const { stdout } = await bench([
      '--iterations',
      '50',
      '--stop-early',
      '--threshold',
      'pass-rate{agent:bad} < 90%',
    ]);
    const { leaderboard } = project.report();
    const stops = new Map(leaderboard.map(({ agent, earlyStop }) => [agent, earlyStop]));
    expect(stops.get('good')).toEqual({ decision: 'accept', trials: 27, passed: 27, planned: 400 });
    expect(stops.get('bad')).toMatchObject({ decision: 'reject' });
    expect(calls()).toEqual({ good: 27, bad: stops.get('bad')?.trials });
    expect(stdout).toContain('accepted after 27 of 400 planned trials: 27 of 27 passed');
    const again = await runCli(['report'], { cwd: project.folder });
    expect(again.stdout).toBe(stdout);
    const sharper = await bench(['--agent', 'good', '--stop-early', 'p0=99%, p1=80%', '--concurrency', '20']);
    expect(sharper.stdout).toMatch(/accepted after 14 of 80 planned trials/);
  });

  test('goes on where it was broken off, warm-ups and early stop included, and calls nothing twice', async () => {
    await bench(['--iterations', '20', '--warmup', '1', '--stop-early', '--agent', 'good']);
    const [whole, log] = [project.report(), project.log()];
    const run = project.runs().sort().at(-1) ?? '';
    const lines = log.trim().split('\n');
    for (const kept of [1 + 8 + 5, 1 + 8 + 8 + 10, lines.length - 1]) {
      writeFiles(project.folder, {
        [`reports/${run}/events.jsonl`]: `${lines.slice(0, kept).join('\n')}\n`,
        'calls.log': '',
      });
      const resumed = await runCli(['run', '--resume', run], { cwd: project.folder });
      expect(resumed.code).toBe(0);
      const called = readFileSync(join(project.folder, 'calls.log'), 'utf8').split('\n').length - 1;
      expect(called).toBe(8 + 27 - (kept - 1 - 8));
      expect(resumed.stdout).toContain('accepted after 27 of 160 planned trials');
      expect(project.report().cells.map(({ status }) => status)).toEqual(
        whole.cells.map(({ status }) => status),
      );
    }
  });

  test('hides no hang, and holds thresholds as a run does', async () => {
    const { code, stdout } = await bench(['--agent', 'good', '--threshold', 'latency-p95 <= 5ms']);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ latency-p95 <= 5ms');
    const hangs = projectOf({
      ...files,
      'cases/words.yaml': files['cases/words.yaml']
        .replace('[good, bad]', '[hangs]')
        .replace('agent:good', 'agent:hangs'),
    });
    const hung = await runCli(['bench', '--iterations', '8'], { cwd: hangs });
    expect(hung.code).toBe(1);
    expect(hung.stdout).toMatch(/P95 {2}≥ 2s \(too many trials ran out of time\)/);
    expect(hung.stdout).toMatch(/≥ 2s {2}█+\S* 8 timed out P95 P99\n/);
  });

  test.each([
    [['--stop-early', 'cases'], '--stop-early does not understand "cases"'],
    [['--stop-early', 'p0=90%,p0=95%'], '--stop-early gives p0 twice'],
    [['--stop-early', 'p0=80%,p1=90%'], 'must lie above p1'],
    [['--stop-early', 'alpha=0.6,beta=0.6'], 'must stay under 100 % together'],
    [['--warmup', '-1'], 'Expected a whole number from 0'],
    [['--iterations', '0'], 'Expected a whole number from 1'],
  ])('refuses %j before it calls anybody', async (parameters, problem) => {
    const { code, stderr } = await bench(parameters);
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
    expect(readFileSync(join(project.folder, 'calls.log'), 'utf8')).toBe('');
  });

  test('counts warm-ups in what it says it would take', async () => {
    const { stdout } = await bench(['--dry-run', '--warmup', '2']);
    expect(stdout).toContain('Would take 192 trials, 192 calls of agents');
    expect(existsSync(join(project.folder, 'calls.log'))).toBe(true);
    expect(readFileSync(join(project.folder, 'calls.log'), 'utf8')).toBe('');
  });
});
