import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commandFile, projectOf, runCli } from '../support/run-cli.ts';
import { waitUntil } from '../support/wait-until.ts';

const agent = `export default async (input) => {
  if (input === 'wait') await new Promise((done) => setTimeout(done, 60_000));
  if (input === 'speak') { process.stdout.write(':'); console.log(':error::by the agent'); }
  return input;
};`;

/** One case that passes and one that does not. */
function project(inputs: readonly string[] = ['right', 'wrong']): string {
  const cases = inputs.map(
    (input) => `  - { id: ${input}, input: ${input}, iterations: 2, expect: [{ contains: right }] }`,
  );
  return projectOf({
    'agent.mjs': agent,
    'cases/answers.yaml': `suite: answers\nagents: [{ name: bot, type: module, file: agent.mjs }]\ncases:\n${cases.join('\n')}\n`,
  });
}

describe('colours', () => {
  test.each<[string, Record<string, string>, string[], boolean]>([
    ['a pipe', {}, [], false],
    ['FORCE_COLOR=1', { FORCE_COLOR: '1' }, [], true],
    ['FORCE_COLOR=3 and TERM=dumb', { FORCE_COLOR: '3', TERM: 'dumb' }, [], true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
    ['FORCE_COLOR=false', { FORCE_COLOR: 'false' }, [], false],
    ['FORCE_COLOR and NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: 'yes' }, [], false],
    ['FORCE_COLOR and an empty NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
    ['FORCE_COLOR and --no-color', { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['CI', { CI: 'true', FORCE_COLOR: '2' }, [], true],
  ])('%s', async (_, env, options, isColored) => {
    const { stdout, stderr } = await runCli(['run', ...options], { cwd: project(), env });
    expect(stdout.includes('\u001b[')).toBe(isColored);
    expect(stderr).toBe('');
  });
});

describe('how much is told', () => {
  test('--quiet tells what did not pass and the verdict, and nothing else', async () => {
    const { stdout, stderr, code } = await runCli(['run', '-q'], { cwd: project() });
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toEqual([
      '✗ answers/wrong by bot  0/2 passed; iteration 1: contains: does not contain "right": "wrong"',
      expect.stringMatching(/^FAILED {2}4 trials in .*, exit code 1$/),
      expect.stringMatching(/^ {2}pass-rate .* was missed: /),
      '',
    ]);
    expect(code).toBe(1);
  });

  test.each(['run', 'bench', 'report'])(
    '--verbose of %s tells every iteration and judgement',
    async (name) => {
      const cwd = project();
      if (name === 'report') await runCli(['run'], { cwd });
      const { stdout } = await runCli([name, '--verbose'], { cwd });
      expect(stdout).toMatch(/answers\/right by bot {2}✓✓/);
      expect(stdout).toMatch(/ {4}iteration 1\n[\s\S]* {4}iteration 2\n/);
    },
  );

  test('--quiet with --verbose is bad input', async () => {
    const { code, stderr } = await runCli(['run', '--quiet', '--verbose'], { cwd: project() });
    expect(code).toBe(2);
    expect(stderr).toContain("'--verbose'");
  });

  test('a log of GitHub Actions folds what is long and obeys no agent', async () => {
    const { stdout, stderr } = await runCli(['run'], {
      cwd: project(['speak', 'right']),
      env: { GITHUB_ACTIONS: 'true', CI: 'true' },
    });
    expect(stdout).toMatch(/^::group::Did not pass/m);
    expect(stdout.split('::endgroup::').at(-1)).toMatch(/Thresholds[\s\S]*FAILED/);
    expect(stderr).toContain(': :error::by the agent');
    expect(stderr).not.toMatch(/^::/m);
  });

  test('40 columns are enough', async () => {
    const { stdout } = await runCli(['run'], { cwd: project(), env: { COLUMNS: '40' } });
    expect(stdout.split('\n').filter((line) => line.length > 40 && !/^ {2}reports\/\S+$/.test(line))).toEqual(
      [],
    );
  });
});

describe('a pipe whose reader has gone', () => {
  test.each(['head -1', 'true'])('| %s leaves the exit code and the files as they are', (reader) => {
    const cwd = project();
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', `"$0" "$1" run | ${reader}; echo "code \${PIPESTATUS[0]}"`, process.execPath, commandFile],
      { cwd, encoding: 'utf8' },
    );
    expect(stdout).toMatch(/code 1\n$/);
    expect(stderr).toBe('');
    expect(JSON.parse(readFileSync(join(cwd, 'reports/latest/report.json'), 'utf8')).verdict.exitCode).toBe(
      1,
    );
  });
});

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
if (!hasTmux) console.warn('tmux is not there: the live line was not tried in a terminal.');

test.runIf(hasTmux)(
  'the live line keeps to one row in a terminal that is made narrower, and leaves no trace',
  async () => {
    const cwd = project(['right', 'wrong', 'wait']);
    const socket = join(cwd, 'tmux');
    const tmux = (...given: string[]): string =>
      execFileSync('tmux', ['-u', '-S', socket, ...given], { encoding: 'utf8' });
    const shown = (): string => tmux('capture-pane', '-p', '-S', '-', '-t', 'pane');
    // In the topmost row, tmux itself would put half of the line out of reach when it becomes narrower.
    const command = `trap : INT; printf '\\n\\n'; env -u CI -u COLUMNS -u NO_COLOR "${process.execPath}" "${commandFile}" run --concurrency 1 --bail 9; exec cat`;
    tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'pane', '-x', '90', '-y', '24', '-c', cwd, command);
    onTestFinished(() => void tmux('kill-server'));
    await waitUntil(() => /░ 2 of 6 trials, 1 did not pass, .*1 running/.test(shown()), 'the line is drawn');
    tmux('resize-window', '-t', 'pane', '-x', '40');
    await waitUntil(() => /^2 of 6, 1 did not pass/m.test(shown()), 'the line is redrawn');
    expect(shown().match(/of 6/g)).toHaveLength(1);
    tmux('send-keys', '-t', 'pane', 'C-c');
    await waitUntil(() => shown().includes('Ctrl-C again'), 'the first Ctrl-C is heard');
    tmux('send-keys', '-t', 'pane', 'C-c');
    await waitUntil(() => shown().includes('--resume'), 'the report is shown');
    expect(shown()).not.toMatch(/did not pass, |░|running$/m);
    expect(shown()).toContain('INTERRUPTED  2 of 6 trials');
  },
);
