import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandFile, projectOf, runCli, temporaryFolder, writeFiles } from '../support/run-cli.ts';

const project = {
  'agents/upper.ts': 'export default (input) => String(input).toUpperCase();\n',
  'cases/a.yaml': `suite: a
agents: [upper]
cases:
  - { id: x, tags: [smoke], iterations: 2, input: hi, expected: HI, expect: [equals] }
  - { id: y, input: "=1+1", expect: [equals: "=1+1"] }
`,
};

let template = '';

/** A project with a run, made once and copied for each test. */
beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'agent-eval-reporters-'));
  writeFiles(template, project);
  const { code, stderr } = await runCli(['run', '--reporter', 'json,jsonl', '--reporter', 'csv,markdown'], {
    cwd: template,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('PASSED') });
});

afterAll(() => rmSync(template, { recursive: true }));

function withRun(files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  cpSync(template, cwd, { recursive: true, verbatimSymlinks: true });
  writeFiles(cwd, files);
  return cwd;
}

const filesOf = (cwd: string): string[] => readdirSync(join(cwd, 'reports/latest')).sort();
const textOf = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

describe('several reporters', () => {
  it('write their files into the folder of the run, and make the same again from its log', async () => {
    const cwd = withRun();
    const made = ['report.json', 'report.md', 'trials.csv', 'trials.jsonl'];
    expect(filesOf(cwd)).toEqual(['events.jsonl', ...made]);
    const before = made.map((name) => textOf(cwd, `reports/latest/${name}`));
    for (const name of made) rmSync(join(cwd, 'reports/latest', name));
    expect((await runCli(['report', '--reporter', 'csv,jsonl,json,markdown'], { cwd })).code).toBe(0);
    expect(made.map((name) => textOf(cwd, `reports/latest/${name}`))).toEqual(before);
    const rows: Record<string, string>[] = parse(before[2] ?? '', { columns: true });
    expect(rows.map((row) => `${row['case']}#${row['iteration']} ${row['status']}`)).toEqual([
      'a/x#1 passed',
      'a/x#2 passed',
      'a/y#1 passed',
    ]);
    const lines = (before[3] ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ input, tags }) => [input, tags])).toEqual([
      ['hi', ['smoke']],
      ['hi', ['smoke']],
      ['=1+1', []],
    ]);
    expect(before[1]).toMatch(/^# ✅ agent-eval: its one threshold met/);
  });

  it('write to the paths that the command line names, from the current folder', async () => {
    const cwd = withRun({ 'c.yaml': '', 'below/x': '' });
    const { code, stdout } = await runCli(
      [
        'report',
        '--reporter',
        'json=a.json,json=new/b.json',
        '--reporter',
        'terminal=../report.txt',
        '--config',
        '../c.yaml',
      ],
      { cwd: join(cwd, 'below') },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(textOf(cwd, 'below/a.json')).toBe(textOf(cwd, 'below/new/b.json'));
    expect(textOf(cwd, 'report.txt')).toContain('Leaderboard');
  });

  it('follow the config, from the project, and the environment', async () => {
    const cwd = withRun({ 'agent-eval.config.yaml': 'reporters: [terminal, csv=out/t.csv]\n' });
    expect((await runCli(['report'], { cwd })).stdout).toContain('Leaderboard');
    expect(existsSync(join(cwd, 'out/t.csv'))).toBe(true);
    const env = { AGENT_EVAL_REPORTERS: 'jsonl=t.jsonl, terminal=t.txt' };
    expect(await runCli(['report'], { cwd, env })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect([existsSync(join(cwd, 't.jsonl')), existsSync(join(cwd, 't.txt'))]).toEqual([true, true]);
  });

  it('leave standard output to the one that asks for it', async () => {
    const cwd = projectOf(project);
    const { code, stdout, stderr } = await runCli(['run', '--reporter', 'terminal,json=-,csv'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, verdict: { exitCode: 0 } });
    expect(stderr).toContain('Leaderboard');
    expect(filesOf(cwd)).toEqual(['events.jsonl', 'trials.csv']);
  });

  it('end cleanly where the reader of standard output has gone', () => {
    const command = `set -o pipefail; "${process.execPath}" "${commandFile}" report --reporter json=- | head -c 1`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
      cwd: withRun(),
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '{', stderr: '' });
  });

  it('are listed by the help of the commands that take them', async () => {
    for (const command of ['run', 'bench', 'report']) {
      const { stdout } = await runCli([command, '--help'], { cwd: temporaryFolder() });
      for (const name of ['terminal', 'json', 'html', 'markdown', 'jsonl', 'csv', 'trace'])
        expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    }
  });
});

describe('a reporter of the project', () => {
  it('is told the events and makes text and files', async () => {
    const cwd = projectOf({
      ...project,
      'agent-eval.config.yaml': 'reporters: [./reporters/chat.ts, ./reporters/list.mjs=list.txt]\n',
      'reporters/chat.ts': `import type { CustomReporter } from 'agent-eval';
const seen: string[] = [];
const chat: CustomReporter = {
  name: 'chat',
  async onEvent(event) {
    await Promise.resolve();
    seen.push(event.type);
  },
  report: (report) => ({ text: \`\${seen.length} events, exit code \${report.verdict.exitCode}\`, files: [{ path: 'chat/events.txt', content: seen.map((one) => one + '\\n') }] }),
};
export default chat;
`,
      'reporters/list.mjs':
        "export default async (report, { record }) => [{ path: 'x', content: [...record.trials()].map((one) => one.output + '\\n') }];\n",
    });
    const { code, stdout, stderr } = await runCli(['run'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '7 events, exit code 0\n' });
    expect(stderr).toContain('PASSED');
    expect(textOf(cwd, 'reports/latest/chat/events.txt').match(/trial-finished/g)).toHaveLength(3);
    expect(textOf(cwd, 'list.txt')).toBe('HI\nHI\n=1+1\n');
    expect(await runCli(['report'], { cwd })).toEqual({ code: 0, stdout, stderr: '' });
  });

  it('is refused before any agent is called where it is none, with its place', async () => {
    const cwd = projectOf({
      ...project,
      'agents/upper.ts':
        "import { writeFileSync } from 'node:fs';\nexport default () => writeFileSync('called', '');\n",
      'agent-eval.config.yaml':
        'reporters:\n  - ./none.ts\n  - ./empty.ts\n  - ./broken.ts\n  - ../outside.ts\n',
      'empty.ts': 'export const a = 1;\n',
      'broken.ts': 'export default {\n',
    });
    for (const command of ['run', 'validate', 'report']) {
      const { code, stderr } = await runCli([command], { cwd });
      expect(code).toBe(2);
      for (const part of [
        /agent-eval.config.yaml:2:5 {2}error {2}run\/reporter-module\n {2}The reporter .\/none.ts cannot be used: There is no such file\./,
        /agent-eval.config.yaml:3:5 {2}error {2}run\/reporter-module\n {2}The reporter .\/empty.ts cannot be used: it has no default export\./,
        /broken.ts:\d+:\d+ {2}error {2}run\/reporter-module/,
        /agent-eval.config.yaml:5:5 {2}error {2}run\/reporter-path\n {2}The module ..\/outside.ts lies outside of the project\./,
      ])
        expect(stderr).toMatch(part);
    }
    expect(existsSync(join(cwd, 'called'))).toBe(false);
  });

  it('harms no other when it fails, and is told of once', async () => {
    const cwd = projectOf({
      ...project,
      'event.mjs':
        "export default { name: 'chatty', onEvent() { throw new Error('first'); }, report: () => [{ path: 'no', content: '' }] };\n",
      'report.mjs':
        "export default (report) => { report.verdict.exitCode = 7; return Promise.reject(new Error('second\\n\\u001b[31m')); };\n",
      'files.mjs': `export default () => [
  { path: '../../outside.txt', content: '' },
  { path: 'events.jsonl', content: '' },
  { path: 'report.json', content: '' },
  { path: 'good.txt', content: 'good' },
  { path: 'half.txt', content: (function* () { yield 'half'; throw new Error('third'); })() },
];\n`,
    });
    const reporters = 'json,./event.mjs,./report.mjs,./files.mjs,terminal';
    const { code, stdout, stderr } = await runCli(['run', '--reporter', reporters], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain('PASSED');
    expect(stderr.match(/^error.*/gm)).toEqual([
      expect.stringMatching(/The reporter ".\/event.mjs" \(chatty\) failed at event.mjs:1:\d+: first\.$/),
      expect.stringMatching(/The reporter ".\/report.mjs" failed at report.mjs:1:\d+: second␊␛\[31m\.$/),
      expect.stringMatching(/names a file outside of the folder of the run: ..\/..\/outside.txt\.$/),
      expect.stringMatching(/events.jsonl was not written .*: the run itself has written it\.$/),
      expect.stringMatching(/report.json was not written .*: the reporter "json" has written it\.$/),
      expect.stringMatching(/The reporter ".\/files.mjs" failed at files.mjs:6:\d+: third\.$/),
    ]);
    expect(stderr).toContain('A report is missing: the exit code is 3 instead of 0.');
    expect(stderr).not.toContain('    at ');
    expect(filesOf(cwd)).toEqual(['events.jsonl', 'good.txt', 'report.json']);
    expect(JSON.parse(textOf(cwd, 'reports/latest/report.json')).verdict.exitCode).toBe(0);
  });
});

describe('a report that cannot be written', () => {
  it('is refused before the run where that can be known', async () => {
    const cwd = projectOf(project);
    const { code, stderr } = await runCli(
      [
        'run',
        '--reporter',
        `json=cases,csv=cases/a.yaml/b,html=${'x'.repeat(300)},jsonl=a\nb,markdown=./a\nb`,
      ],
      { cwd },
    );
    expect(code).toBe(2);
    for (const part of [
      'there is a folder of that name',
      'is a file, not a folder',
      'its name is too long',
      'both write to one place',
    ])
      expect(stderr).toContain(part);
    expect(stderr).toContain('4 errors. No agent was called.');
    expect(readdirSync(cwd).sort()).toEqual(['agents', 'cases']);
  });

  it('is told with its path, its cause and what to do; all others are written', async () => {
    const cwd = withRun();
    rmSync(join(cwd, 'reports/latest/report.md'));
    mkdirSync(join(cwd, 'reports/latest/report.md'));
    const { code, stdout, stderr } = await runCli(['report', '--reporter', 'markdown,csv=t.csv,terminal'], {
      cwd,
    });
    expect(code).toBe(3);
    expect(stdout).toContain('PASSED');
    expect(stderr).toMatch(
      /^error {2}reports\/\S+\/report\.md was not written: there is a folder of that name\.\n {7}Name a file, in the folder or beside it\. Then make it with: agent-eval report reports\/\S+ --reporter markdown\nA report is missing: the exit code is 3 instead of 0\.\n$/,
    );
    expect(existsSync(join(cwd, 't.csv'))).toBe(true);
    expect(filesOf(cwd).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('leaves nothing behind on a full disk', ({ annotate }) => {
    const cwd = withRun();
    const disk = join(cwd, 'disk');
    mkdirSync(disk);
    const report = ['report', '--reporter', `terminal=${disk}/t.txt,html=${disk}/r.html,csv=t.csv`];
    const isMounted = spawnSync('bash', ['-c', 'mount -t tmpfs -o size=16k tmpfs "$0"', disk]).status === 0;
    try {
      const [command, ...words] = isMounted
        ? [process.execPath, commandFile, ...report]
        : ['sh', '-c', 'ulimit -f 8; exec "$@"', 'sh', process.execPath, commandFile, ...report];
      const { status, stderr } = spawnSync(command ?? '', words, { cwd, encoding: 'utf8' });
      expect(status).toBe(3);
      expect(stderr).toMatch(
        isMounted
          ? /r\.html was not written: the disk is full\.\n {7}Make room/
          : /r\.html was not written: it is larger than a file may be here\./,
      );
      expect(readdirSync(disk)).toEqual(['t.txt']);
      expect(existsSync(join(cwd, 't.csv'))).toBe(true);
    } finally {
      if (isMounted) spawnSync('bash', ['-c', 'umount "$0"', disk]);
    }
    if (!isMounted)
      annotate('No file system may be mounted here: a limit on the size of files stood for the full disk.');
  });

  it('is told where a folder may not be written', ({ annotate }) => {
    const cwd = withRun();
    const locked = join(cwd, 'locked');
    mkdirSync(locked, { mode: 0o555 });
    // What is read-only to the superuser as well is a file system.
    const isRoot = process.getuid?.() === 0;
    const isMounted =
      isRoot && spawnSync('bash', ['-c', 'mount -t tmpfs -o ro tmpfs "$0"', locked]).status === 0;
    if (isRoot && !isMounted) return annotate('The superuser may write everywhere: not tried.');
    try {
      const { status, stderr } = spawnSync(
        process.execPath,
        [commandFile, 'report', '--reporter', 'json=locked/a.json'],
        { cwd, encoding: 'utf8' },
      );
      expect(status).toBe(2);
      expect(stderr).toContain(isMounted ? 'the file system is read-only' : 'it may not be written there');
    } finally {
      if (isMounted) spawnSync('bash', ['-c', 'umount "$0"', locked]);
    }
    return undefined;
  });
});
