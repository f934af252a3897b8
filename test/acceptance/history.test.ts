import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectOf, runCli, temporaryFolder, writeFiles } from '../support/run-cli.ts';

async function projectWithRuns(count: number): Promise<{ cwd: string; runs: string[] }> {
  const cwd = projectOf({
    'cases/a.yaml':
      'suite: a\nagents: [{ name: echo, type: echo }]\ncases:\n  - { id: x, input: a, expect: [equals: a] }\n',
  });
  for (let index = 0; index < count; index++) await runCli(['run', '--update-baseline'], { cwd });
  return { cwd, runs: runsIn(cwd) };
}

function runsIn(cwd: string): string[] {
  return readdirSync(join(cwd, 'reports')).filter((name) => name !== 'latest' && name !== 'baseline.json');
}

/** Leaves of a run what is there when it is killed while the last trial goes on. */
function killedBeforeItsEnd(folder: string): void {
  rmSync(join(folder, 'report.json'));
  const log = join(folder, 'events.jsonl');
  const lines = readFileSync(log, 'utf8').split('\n');
  writeFileSync(log, lines.filter((line) => !line.includes('"run-finished"')).join('\n'));
}

/** By the time at which each began: two of one second may not be in order by their names. */
function inOrder(cwd: string, runs: readonly string[]): string[] {
  const at = (run: string): string =>
    JSON.parse(readFileSync(join(cwd, 'reports', run, 'report.json'), 'utf8')).run.at;
  return [...runs].sort((a, b) => (at(a) < at(b) ? -1 : 1));
}

describe('agent-eval history', () => {
  it('lists the runs, those that are unfinished or damaged, too', async () => {
    const { cwd, runs } = await projectWithRuns(3);
    const [first = '', second = ''] = inOrder(cwd, runs);
    killedBeforeItsEnd(join(cwd, 'reports', first));
    writeFileSync(join(cwd, 'reports', second, 'report.json'), '{');
    const { code, stdout, stderr } = await runCli(['history'], {
      cwd,
      env: { COLUMNS: '40', NO_COLOR: '1' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`unfinished  ${first}: killed; go on with --resume`);
    expect(stdout).toContain(`damaged     ${second}: report.json is not JSON`);
    expect(stdout).toMatch(/\n3 runs in reports\n$/);
    const { stdout: json } = await runCli(['history', '--json', '--last', '1'], { cwd });
    expect(JSON.parse(json)).toMatchObject({
      runs: [{ status: 'completed', exitCode: 0, agents: [{ agent: 'echo', passRate: 1, trials: 1 }] }],
    });
  });

  it('tells the same of a run whose reporters wrote no report.json', async () => {
    const { cwd, runs: before } = await projectWithRuns(1);
    const options = ['run', '--threshold', 'pass-rate >= baseline', '--require-baseline'];
    await runCli(options, { cwd });
    const reported = await runCli(['history', '--json'], { cwd });
    const runs = runsIn(cwd);
    for (const run of runs) rmSync(join(cwd, 'reports', run, 'report.json'));
    expect(await runCli(['history', '--json'], { cwd })).toEqual(reported);
    expect(runs).toHaveLength(before.length + 1);
    expect(JSON.parse(reported.stdout)).toMatchObject({
      runs: [{ status: 'completed', exitCode: 0 }, { status: 'completed' }],
    });
  });

  it('says that there is none', async () => {
    const cwd = temporaryFolder();
    expect(await runCli(['history'], { cwd })).toEqual({
      code: 0,
      stdout: '0 runs in reports\n',
      stderr: '',
    });
  });
});

describe('agent-eval history prune', () => {
  it('removes nothing unasked, and asks for a limit', async () => {
    const { cwd, runs } = await projectWithRuns(2);
    const unasked = await runCli(['history', 'prune', '--keep', '1'], { cwd });
    expect(unasked.code).toBe(2);
    expect(unasked.stdout).toMatch(/^1 run of reports:\n/);
    expect(unasked.stderr).toContain('Nobody is there to ask. Give --yes');
    const unlimited = await runCli(['history', 'prune', '--yes'], { cwd });
    expect(unlimited.code).toBe(2);
    expect(unlimited.stderr).toContain('Nothing says which runs are old');
    expect(runsIn(cwd)).toEqual(runs);
  });

  it('keeps the newest, the baseline, what is going on, and what is no run of its own', async () => {
    const { cwd, runs } = await projectWithRuns(4);
    const [first = '', second = '', third = '', last = ''] = inOrder(cwd, runs);
    const holder = { pid: process.pid, host: hostname(), start: startOfThisProcess() };
    writeFileSync(join(cwd, 'reports', first, 'run.lock'), JSON.stringify(holder));
    writeFiles(cwd, { 'agent-eval.config.yaml': `baseline: reports/${second}/report.json\n` });
    const elsewhere = temporaryFolder();
    mkdirSync(join(elsewhere, 'kept'));
    writeFileSync(join(elsewhere, 'kept/report.json'), '{}');
    symlinkSync(join(elsewhere, 'kept'), join(cwd, 'reports/link'));
    const old = await runCli(['history', 'prune', '--older-than', '1d', '--yes'], { cwd });
    expect(old).toMatchObject({ code: 0, stdout: 'No run is old enough to be removed.\n' });
    const { code, stdout } = await runCli(['history', 'prune', '--keep', '1', '--yes'], { cwd });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('1 run removed.') });
    expect(stdout).toContain(third);
    expect(runsIn(cwd).sort()).toEqual([first, second, last, 'link'].sort());
    expect(readdirSync(join(elsewhere, 'kept'))).toEqual(['report.json']);
    expect(readdirSync(join(cwd, 'reports'))).toContain('baseline.json');
  });
});

function startOfThisProcess(): string {
  try {
    return readFileSync(`/proc/${process.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
