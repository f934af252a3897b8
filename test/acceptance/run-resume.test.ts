import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { makeProject, type TempProject } from '../support/run-project.ts';
import { waitUntil } from '../support/wait-until.ts';
import { waitingAgent } from '../support/waiting-agent.ts';

let project: TempProject;
afterEach(() => project.remove());

function suite(name: string, inputs: readonly string[]): string {
  return `suite: ${name}\nagents: [a]\ncases:\n${inputs
    .map((input) => `  - { id: c-${input}, input: ${input}, expect: [{ equals: ${input} }] }\n`)
    .join('')}`;
}

function make(files: Readonly<Record<string, string>> = {}): TempProject {
  project = makeProject({
    'agents/a.mjs': waitingAgent,
    'cases/usual.yaml': suite('usual', ['x']),
    'other/o.yaml': suite('other', ['one', 'wait', 'three']),
    ...files,
  });
  return project;
}

/** A run of other cases than the usual ones that is killed after its first trial. */
async function killed(more: readonly string[] = []): Promise<void> {
  const running = project.start(['other', '--concurrency', '1', ...more]);
  await running.says('asked wait');
  running.child.kill('SIGKILL');
  await running.finished;
  writeFileSync(join(project.folder, 'go'), '');
}

const keys = (): string[] => project.report().cells.map((cell) => cell.case);

describe('--resume alone', () => {
  test('repeats the paths and options that the run was begun with', async () => {
    make();
    await killed(['--iterations', '2', '--filter', 'one', '--filter', 'wait']);
    const { exitCode } = await project.run(['--resume']);
    expect(exitCode).toBe(0);
    expect(project.runs()).toHaveLength(1);
    expect(keys()).toEqual(['other/c-one', 'other/c-wait']);
    expect(project.report().cells.map(({ status }) => status)).toEqual(['pp', 'pp']);
    expect((await project.run(['--resume'])).stderr).toContain('4 trials of 4 are there already');
  });

  test('goes on with a run in a folder of its own by the path that is advised', async () => {
    make();
    const running = project.start(['other', '--concurrency', '1', '--out', 'elsewhere']);
    await running.says('asked wait');
    running.child.kill('SIGTERM');
    const { stdout } = await running.finished;
    const [, advised = ''] = /Go on with: agent-eval run --resume (\S+)/.exec(stdout) ?? [];
    expect(advised).toMatch(/^elsewhere\//);
    writeFileSync(join(project.folder, 'go'), '');
    const resumed = await project.run(['--resume', advised]);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stdout).toContain('PASSED  3 trials');
  });

  test('warns of a case that is gone from the disk, and goes on', async () => {
    make();
    await killed();
    project.write({ 'other/o.yaml': suite('other', ['one', 'three']) });
    const { exitCode, stderr } = await project.run(['--resume']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('can no longer be found');
    expect(stderr).toContain('other/c-wait@a');
  });

  test('says how to mend it where there is no run yet', async () => {
    make();
    const { exitCode, stderr } = await project.run(['--resume']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no run in reports yet');
    expect(stderr).not.toContain('true');
  });
});

describe('--resume', () => {
  test('with other paths than the run’s refuses to drop what was planned', async () => {
    make();
    await killed();
    const log = project.log();
    const { exitCode, stderr } = await project.run(['cases', '--resume']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('leaves out 3 of what the run had planned: other/c-one@a');
    expect(project.log()).toBe(log);
  });

  test('goes on with the failures of the run that was named at the beginning', async () => {
    make({ 'agents/a.mjs': 'export default (input) => (input === "one" ? input : "no");' });
    await project.run(['other']);
    const again = await project.run(['other', '--rerun-failed']);
    expect(again.stdout).toContain('0 of 2 trials passed');
    project.write({ 'agents/a.mjs': waitingAgent, go: '' });
    await project.run(['--resume']);
    expect(keys()).toEqual(['other/c-wait', 'other/c-three']);
  });

  test('is refused while the run is still going on', async () => {
    make();
    const running = project.start(['other', '--concurrency', '1']);
    await running.says('asked wait');
    const { exitCode, stderr } = await project.run(['--resume']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`This run is still going on (process ${running.child.pid})`);
    writeFileSync(join(project.folder, 'go'), '');
    expect((await running.finished).exitCode).toBe(0);
    expect((await project.run(['--resume'])).exitCode).toBe(0);
  });

  test('counts as kept what it does not try again', async () => {
    make();
    writeFileSync(join(project.folder, 'go'), '');
    await project.run(['other', '--iterations', '3']);
    const fewer = await project.run(['--resume', '--iterations', '2']);
    expect(fewer.stderr).toContain('6 trials of 6 are there already');
    project.write({ 'agents/a.mjs': `${waitingAgent}// changed` });
    const changed = await project.run(['--resume', '--iterations', '2']);
    expect(changed.stderr).toContain('0 trials of 6 are there already');
    expect(changed.stderr.match(/asked/g)).toHaveLength(6);
  });
});

describe('options that are given several times', () => {
  test('add up', async () => {
    make({
      'agents/b.mjs': 'export default (input) => input;',
      'other/o.yaml': suite('other', ['one']).replace('[a]', '[a, b]'),
    });
    writeFileSync(join(project.folder, 'go'), '');
    await project.run([
      'other',
      '--agent',
      'a',
      '--agent',
      'b',
      '--reporter',
      'json',
      '--reporter',
      'terminal',
    ]);
    expect(
      project
        .report()
        .leaderboard.map(({ agent }) => agent)
        .sort(),
    ).toEqual(['a', 'b']);
  });
});

describe('where the results go', () => {
  test('is told on standard error where no reporter tells it', async () => {
    make();
    const { stderr, stdout } = await project.run(['--reporter', 'json']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/PASSED {2}1 trial in .*, exit code 0\nreport {2}reports\/\S+\n$/);
  });

  test.each([
    ['', 'Expected the name of a folder'],
    ['/proc/nowhere/runs', 'The folder /proc/nowhere cannot be made: the system allows none there.'],
  ])('is refused where it cannot be: "%s"', async (out, complaint) => {
    make();
    const { exitCode, stderr } = await project.run(['--out', out]);
    expect(exitCode).toBeGreaterThan(1);
    expect(stderr).toContain(complaint);
    expect(stderr).not.toMatch(/\n +at /);
  });
});

test.each([
  ['run', '--iterations', '1000001', 'Expected at most 1,000,000.'],
  ['run', '--concurrency', '10001', 'Expected at most 10,000.'],
  ['bench', '--iterations', '1000001', 'Expected at most 1,000,000.'],
  ['bench', '--concurrency', '10001', 'Expected at most 10,000.'],
])('%s refuses %s %s, as the config does', async (command, option, value, complaint) => {
  make();
  const { code, stderr } = await runCli([command, option, value, '--dry-run'], { cwd: project.folder });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(complaint) });
});

describe('an error in the background', () => {
  test.each(['setTimeout(() => { throw new Error("later") })', 'Promise.reject(new Error("later"))'])(
    'stands in the report as a warning, with one trial, too: %s',
    async (background) => {
      make({ 'agents/a.mjs': `export default (input) => { ${background}; return input; };` });
      const { exitCode, stdout } = await project.run();
      expect(exitCode).toBe(0);
      expect(stdout).toContain(
        'warning  An error in the background was handled by nobody, while or after a ran: later',
      );
      const expected = [{ message: expect.stringContaining('later'), trials: 1, first: 'usual/c-x' }];
      expect(project.report().warnings).toEqual(expected);
      await project.run(['--resume']);
      expect(project.report().warnings).toEqual(expected);
    },
  );
});

describe('an agent that ends the process', () => {
  test('is told with the trials in flight', async () => {
    make({ 'agents/a.mjs': 'export default () => process.exit(0);' });
    const { exitCode, stderr } = await project.run();
    expect(exitCode).toBe(3);
    expect(stderr).toContain('in flight  usual/c-x@a#1');
    expect(stderr).toContain('Go on with: agent-eval run --resume');
    expect(() => readFileSync(join(project.folder, 'reports/latest/run.lock'))).toThrow();
    rmSync(join(project.folder, 'reports'), { recursive: true });
  });
});

describe('a run that is interrupted before anything was measured', () => {
  test('says so, and not that thresholds were missed', async () => {
    make();
    const running = project.start(['other', '--filter', 'wait', '--threshold', 'pass-rate >= 50%']);
    await running.says('asked wait');
    running.child.kill('SIGTERM');
    const { stdout } = await running.finished;
    expect(project.report().verdict.reasons).toEqual(['The run was interrupted.']);
    expect(stdout).toContain('INTERRUPTED  0 of 1 trial');
    expect(stdout).toContain(
      '? pass-rate >= 50%  Not evaluated: the run ended before any trial of it was measured.',
    );
    expect(stdout).not.toContain('✗');
    await waitUntil(() => stdout.includes('Go on with: agent-eval run --resume'), 'it says how to go on');
  });
});
