import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectOf, runCli, writeFiles } from '../support/run-cli.ts';

const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);

/** Twelve cases. */
function caseFile(): string {
  const inputs = ids.map(
    (id, index) => `  - { id: ${id}, input: ${id}, expect: [equals: ok], metadata: { n: ${index} } }`,
  );
  return `suite: a
agents: [bot]
thresholds: ["pass-rate >= baseline - 10pp"]
cases:
${inputs.join('\n')}

`;
}

const bot = (wrong: number): string =>
  `export default { version: '1', run: (input) => (Number(input.slice(1)) < ${wrong} ? 'no' : 'ok') };\n`;

function project(wrong = 0): string {
  return projectOf({ 'cases/a.yaml': caseFile(), 'agents/bot.ts': bot(wrong) });
}

describe('agent-eval run with a baseline', () => {
  it('says that there is none, holds the suite to its cases, and is red where one is required', async () => {
    const cwd = project();
    const without = await runCli(['run'], { cwd });
    expect(without.code).toBe(0);
    expect(without.stdout).toContain('? pass-rate >= baseline - 10pp a  Not evaluated: there is no baseline');
    expect(without.stdout).toContain('✓ pass-rate == 100% a');
    const required = await runCli(['run', '--require-baseline'], { cwd });
    expect(required.code).toBe(1);
    expect(required.stdout).toContain('and --require-baseline asks for one');
    const missing = await runCli(['run', '--baseline', 'nowhere.json'], { cwd });
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('nowhere.json');
  });

  it('writes one, compares later runs with it, and keeps what each was compared with', async () => {
    const cwd = project(1);
    const first = await runCli(['run', '--update-baseline'], { cwd });
    expect(first.code).toBe(1);
    expect(first.stderr).toContain('baseline  reports/baseline.json: 12 trials of 12 cells');
    expect(first.stderr).toContain(
      'warning  This run did not pass (exit code 1), and later runs are compared with it from now on:\n  pass-rate == 100% (a) was missed: 91.7 % misses == 100 %.',
    );
    const same = await runCli(['run'], { cwd });
    expect(same.code).toBe(0);
    expect(same.stdout).toContain(
      'Over 12 cases of the baseline: 91.7 % after 91.7 %, limit 81.7 %; no case differs.',
    );
    writeFiles(cwd, { 'agents/bot.ts': bot(8) });
    const worse = await runCli(['run', '--update-baseline'], { cwd });
    expect(worse.code).toBe(1);
    expect(worse.stdout).toContain(
      '33.3 % after 91.7 %, limit 81.7 %; worse, and not by chance (p = 0.016).',
    );
    // The baseline is another one now, but the report of that run stays what it was.
    expect(await runCli(['report'], { cwd })).toMatchObject({ code: 1, stdout: worse.stdout });
    const check = await runCli(['check', 'latest'], { cwd });
    expect(check.stdout).toContain('33.3 % after 91.7 %');
    const against = await runCli(['check', 'latest', '--baseline', 'reports/baseline.json'], { cwd });
    expect(against).toMatchObject({ code: 0 });
    expect(against.stdout).toContain('33.3 % after 33.3 %');
  });

  it('replaces nothing but a baseline, also where no limit compares with one', async () => {
    const cwd = project();
    writeFiles(cwd, { 'package.json': '{ "name": "mine" }\n' });
    await runCli(['run'], { cwd });
    renameSync(join(cwd, 'reports/latest/report.json'), join(cwd, 'kept.json'));
    writeFiles(cwd, { 'cases/a.yaml': caseFile().replace(/^thresholds.*$/m, '') });
    for (const name of ['package.json', 'kept.json']) {
      const before = readFileSync(join(cwd, name), 'utf8');
      for (const command of [['run'], ['check', 'kept.json']]) {
        const refused = await runCli([...command, '--baseline', name, '--update-baseline'], { cwd });
        expect(refused).toMatchObject({ code: 2, stdout: '' });
        expect(refused.stderr).toContain(`${name} is no baseline, so --update-baseline does not replace it`);
      }
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(before);
    }
    for (const text of ['', '{\n  "schemaVersion": 1,\n  "baseline": {\n<<<<<<< ours']) {
      writeFiles(cwd, { 'mine.json': text });
      const written = await runCli(['run', '--baseline', 'mine.json', '--update-baseline'], { cwd });
      expect(written.stderr).toContain('baseline  mine.json: 12 trials of 12 cells');
    }
  });

  it('takes the baseline of the config, and tells one that is damaged before any agent is called', async () => {
    const cwd = project();
    await runCli(['run', '--update-baseline'], { cwd });
    renameSync(join(cwd, 'reports/baseline.json'), join(cwd, 'good.json'));
    writeFiles(cwd, { 'agent-eval.config.yaml': 'baseline: good.json\n' });
    expect((await runCli(['run'], { cwd })).stdout).toContain('no case differs');
    writeFileSync(join(cwd, 'good.json'), readFileSync(join(cwd, 'good.json'), 'utf8').slice(0, 300));
    const damaged = await runCli(['run'], { cwd });
    expect(damaged).toMatchObject({ code: 2, stdout: '' });
    expect(damaged.stderr).toContain('good.json cannot be used as a report: It is truncated');
    rmSync(join(cwd, 'good.json'));
    expect((await runCli(['run'], { cwd })).stderr).toContain('There is no baseline at good.json');
    const update = await runCli(['run', '--update-baseline'], { cwd });
    expect(update).toMatchObject({ code: 0, stderr: expect.stringContaining('baseline  good.json') });
  });

  it('says what fell out of it, and makes none of a shard or an interrupted run', async () => {
    const cwd = project();
    await runCli(['run', '--update-baseline'], { cwd });
    const part = await runCli(['run', '--filter', 'a/c1', '--update-baseline'], { cwd });
    expect(part.stderr).toContain('9 cells that this run did not try fell out of it: a/c0@bot, a/c2@bot');
    const shard = await runCli(['run', '--shard', '1/2', '--update-baseline'], { cwd });
    expect(shard.code).toBe(2);
    const before = readFileSync(join(cwd, 'reports/baseline.json'), 'utf8');
    writeFiles(cwd, { 'agents/bot.ts': bot(8) });
    const bailed = await runCli(['run', '--bail', '1', '--update-baseline'], { cwd });
    expect(bailed.stderr).toContain('stays as it is: the run did not come to its end');
    expect(readFileSync(join(cwd, 'reports/baseline.json'), 'utf8')).toBe(before);
  });

  it('is made of shards that are put together', async () => {
    const cwd = project();
    for (const part of ['1/2', '2/2'])
      await runCli(['run', '--shard', part, '--out', `s${part[0]}`], { cwd });
    const { code, stderr } = await runCli(['check', 's1/latest', 's2/latest', '--update-baseline'], { cwd });
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('12 trials of 12 cells'),
    });
    expect(stderr).not.toContain('warning');
    const missed = [
      'check',
      's1/latest',
      's2/latest',
      '--threshold',
      'latency-p50 > 1h',
      '--update-baseline',
    ];
    expect((await runCli(missed, { cwd })).stderr).toContain('  latency-p50 > 1h was missed: ');
    expect(existsSync(join(cwd, 'reports/baseline.json'))).toBe(true);
  });

  it('compares with no run that did not come to its end', async () => {
    const cwd = project(12);
    await runCli(['run', '--bail', '1', '--concurrency', '1'], { cwd });
    const { code, stdout, stderr } = await runCli(['run', '--baseline', 'latest'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('is of a run that did not come to its end (bailed)');
  });

  it('warns where nothing compares with the one that was named', async () => {
    const cwd = projectOf({
      'cases/a.yaml':
        'suite: a\nagents: [{ name: echo, type: echo }]\ncases:\n  - { id: x, input: a, expect: [equals: a] }\n',
    });
    const { code, stderr } = await runCli(['run', '--baseline', 'latest'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('No limit compares with the baseline that was named');
  });
});

describe('a baseline of a repository', () => {
  it('tells the commit, the branch, and whether files differed from it', async () => {
    const cwd = project();
    const git = (...parameters: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...parameters], {
        cwd,
        stdio: 'ignore',
      });
    git('init', '-b', 'trunk');
    writeFiles(cwd, { '.gitignore': 'reports/*\n!reports/baseline.json\n' });
    git('add', '.');
    git('commit', '-m', 'first');
    const environment = async () => {
      await runCli(['run', '--update-baseline'], { cwd });
      return JSON.parse(readFileSync(join(cwd, 'reports/baseline.json'), 'utf8')).baseline.environment;
    };
    expect(await environment()).toMatchObject({ branch: 'trunk', dirty: false });
    writeFiles(cwd, { 'agents/bot.ts': `${bot(0)}\n` });
    expect(await environment()).toMatchObject({
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      dirty: true,
    });
  });
});
