import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectOf, runCli } from '../support/run-cli.ts';

const caseFile = `suite: a
agents: [{ name: echo, type: echo }]
thresholds: ["pass-rate >= 60%"]
cases:
  - { id: x, input: hi, expect: [equals: hi] }
  - { id: y, input: hi, expect: [equals: ho] }
  - { id: z, tags: [smoke], input: hi, expect: [equals: hi] }
`;

async function projectWithRun(options: readonly string[] = []): Promise<string> {
  const cwd = projectOf({ 'cases/a.yaml': caseFile });
  await runCli(['run', ...options], { cwd });
  return cwd;
}

const reportFile = (cwd: string): string => join(cwd, 'reports/latest/report.json');

describe('agent-eval check', () => {
  it('holds the thresholds of the run against its report, as the run did', async () => {
    const cwd = await projectWithRun();
    const { code, stdout } = await runCli(['check', 'latest'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('✓ pass-rate >= 60% a  66.7 % meets >= 60 %.');
    expect(stdout).toMatch(/\nPASSED {2}3 trials in .*, exit code 0\n$/);
  });

  it('holds those that are given against it, and correctness beside a lone latency', async () => {
    const cwd = await projectWithRun();
    const check = (...limits: string[]) =>
      runCli(['check', reportFile(cwd), ...limits.flatMap((limit) => ['--threshold', limit]), '--json'], {
        cwd,
      });
    expect((await check('pass-rate{tag:smoke} >= 100%')).code).toBe(0);
    expect((await check('pass-rate >= 67%')).code).toBe(1);
    const lone = await check('latency-p95 <= 1m');
    expect(lone.code).toBe(1);
    expect(JSON.parse(lone.stdout).thresholds[1]).toMatchObject({
      threshold: 'pass-rate == 100%',
      met: false,
    });
    const misspelt = await check('pass-rat >= 67%');
    expect(misspelt).toMatchObject({ code: 2, stdout: '' });
    expect(misspelt.stderr).toContain('Did you mean "pass-rate"?');
    expect((await check('pass-rate{judge:equals} >= 67%')).stdout).toContain(
      'Not measured: what the judge said',
    );
  });

  it('never passes a report that is missing, empty, truncated, foreign, newer, or without trials', async () => {
    const cwd = await projectWithRun();
    const path = reportFile(cwd);
    const whole = readFileSync(path, 'utf8');
    const report = JSON.parse(whole);
    const texts: readonly (readonly [string, string])[] = [
      ['', 'It is empty'],
      [whole.slice(0, -20), 'It is truncated'],
      ['{"version":"2.1.0","runs":[]}', 'neither a report of agent-eval nor a baseline'],
      [JSON.stringify({ ...report, schemaVersion: 2 }), 'a newer agent-eval'],
      [JSON.stringify({ ...report, cells: [] }), 'There is no trial in'],
    ];
    for (const [text, reason] of texts) {
      writeFileSync(path, text);
      const { code, stdout, stderr } = await runCli(['check', path], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(reason);
      expect(stderr).not.toContain('    at ');
    }
    const missing = await runCli(['check', 'nowhere.json'], { cwd });
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain(
      'There is no report or run at nowhere.json, and no run "nowhere.json" in reports',
    );
  });

  it('reads the log of a run that has no report, and says that it did not end', async () => {
    const cwd = await projectWithRun();
    const folder = join(
      cwd,
      'reports',
      readdirSync(join(cwd, 'reports')).find((name) => name !== 'latest') ?? '',
    );
    rmSync(join(folder, 'report.json'));
    expect((await runCli(['check', folder], { cwd })).code).toBe(0);
    const log = join(folder, 'events.jsonl');
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    truncateSync(log, Buffer.byteLength(`${lines.slice(0, -1).join('\n')}\n`));
    const { code, stdout } = await runCli(['check', folder], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain('The run did not end');
  });

  it('puts shards together, and takes no part for the whole', async () => {
    const cwd = projectOf({ 'cases/a.yaml': caseFile });
    const shards = ['1/2', '2/2'];
    for (const shard of shards) {
      const { code, stdout } = await runCli(['run', '--shard', shard, '--out', `s${shard[0]}`], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain(`Not evaluated: this is shard ${shard[0]} of 2.`);
    }
    const one = await runCli(['check', 's1/latest'], { cwd });
    expect(one.code).toBe(2);
    expect(one.stderr).toContain('shard 2 is missing');
    const both = await runCli(['check', 's2/latest', 's1/latest/report.json'], { cwd });
    expect(both).toMatchObject({ code: 0, stderr: '' });
    expect(both.stdout).toContain('66.7 % meets >= 60 %.');
    const twice = await runCli(['check', 's1/latest', 's1/latest', 's2/latest'], { cwd });
    expect(twice.code).toBe(2);
    const none = await runCli(['run', '--shard', '4/4'], { cwd });
    expect(none.stderr).toContain('Shard 4/4 has no case');
    expect((await runCli(['run', '--shard', '3/2'], { cwd })).code).toBe(2);
  });
});
