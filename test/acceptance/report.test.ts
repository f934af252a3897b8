import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyFixture, runCli, temporaryFolder, writeFiles } from '../support/run-cli.ts';

let template: { readonly folder: string; readonly stdout: string; readonly code: number | null };

/** A run in which some trials failed, and some could not be judged: made once, and copied for each test. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-run-'));
  writeFiles(folder, {
    'agents/upper.ts': "export default { version: '2', run: (input) => String(input).toUpperCase() };\n",
    'cases/a.yaml': `suite: a
agents: [upper, { name: echo, type: echo }]
thresholds: ["pass-rate >= 90%"]
cases:
  - { id: x, tags: [smoke], iterations: 3, input: hi, expected: HI, expect: [equals, { contains: { value: I, weight: 1 } }] }
  - { id: y, input: "\\u001b[31m", expect: [{ tool-called: search }] }
  - { id: z, skip: not yet, input: hi, expect: [equals: HI] }
`,
  });
  template = { folder, ...(await runCli(['run'], { cwd: folder })) };
});

afterAll(() => rmSync(template.folder, { recursive: true }));

function projectWithRun(): { cwd: string; run: string; stdout: string; code: number | null } {
  const { folder, stdout, code } = template;
  const cwd = temporaryFolder();
  cpSync(folder, cwd, { recursive: true, verbatimSymlinks: true });
  return {
    cwd,
    stdout,
    code,
    run: readdirSync(join(cwd, 'reports')).find((name) => name !== 'latest') ?? '',
  };
}

describe('agent-eval report', () => {
  it('makes report.json and the text of the terminal again, byte for byte, with the exit code of the run', async () => {
    const { cwd, run, ...before } = projectWithRun();
    const path = join(cwd, 'reports', run, 'report.json');
    const written = readFileSync(path, 'utf8');
    rmSync(path);
    const { code, stdout, stderr } = await runCli(['report'], { cwd });
    expect({ code, stdout, stderr }).toEqual({ ...before, stderr: '' });
    expect(code).toBe(3);
    expect(readFileSync(path, 'utf8')).toBe(written);
    expect(readdirSync(join(cwd, 'reports', run)).sort()).toEqual(['events.jsonl', 'report.json']);
  });

  it.each(['name', 'folder', 'file of the report', 'file of the log', 'folder elsewhere'])(
    'finds a run by the %s',
    async (how) => {
      const { cwd, run, stdout } = projectWithRun();
      const elsewhere = join(cwd, 'kept', 'old-run');
      mkdirSync(join(cwd, 'kept'));
      if (how === 'folder elsewhere') renameSync(join(cwd, 'reports', run), elsewhere);
      const named = {
        name: run,
        folder: `reports/${run}`,
        'file of the report': `reports/${run}/report.json`,
        'file of the log': join(cwd, 'reports', run, 'events.jsonl'),
        'folder elsewhere': 'kept/old-run',
      }[how];
      const again = await runCli(['report', named ?? ''], { cwd });
      expect(again.code).toBe(3);
      expect(again.stdout).toBe(
        stdout.replace(`reports/${run}`, how === 'folder elsewhere' ? 'kept/old-run' : `reports/${run}`),
      );
    },
  );

  it('asks only the reporters that are named', async () => {
    const { cwd, run } = projectWithRun();
    const path = join(cwd, 'reports', run, 'report.json');
    rmSync(path);
    expect((await runCli(['report', '--reporter', 'terminal'], { cwd })).stdout).toContain('Leaderboard');
    expect(() => readFileSync(path)).toThrow('ENOENT');
    expect((await runCli(['report', '--reporter', 'json'], { cwd })).stdout).toBe('');
    expect(JSON.parse(readFileSync(path, 'utf8')).schemaVersion).toBe(1);
  });

  it('leaves a torn last line out, and says so', async () => {
    const { cwd, run } = projectWithRun();
    appendFileSync(join(cwd, 'reports', run, 'events.jsonl'), '{"type":"run-fin');
    const { code, stderr } = await runCli(['report'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toBe(
      `warning  The last line of reports/${run}/events.jsonl is torn, as when a run is killed; it is left out.\n`,
    );
  });

  it('reports what a killed run measured, and that it did not end', async () => {
    const { cwd, run } = projectWithRun();
    keepLines(cwd, run, (lines) => lines.slice(0, 6));
    const { code, stdout } = await runCli(['report'], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain('The run did not end: it was killed, or it is still going on.');
  });

  it('refuses a log that is broken in the middle', async () => {
    const { cwd, run } = projectWithRun();
    keepLines(cwd, run, (lines) => lines.with(2, '{"type":'));
    expect(await runCli(['report'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error  ${cwd}/reports/${run}/events.jsonl:3: This line is not JSON.
       Start a new run, or restore the log. A log of a newer agent-eval is read by that version.
`,
    });
  });

  it('refuses a log of a future version', async () => {
    const { cwd, run } = projectWithRun();
    keepLines(cwd, run, ([first = '', ...rest]) => [
      first.replace('"schemaVersion":1', '"schemaVersion":2'),
      ...rest,
    ]);
    expect(await runCli(['report'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error  ${cwd}/reports/${run}/events.jsonl:1: It was written by a newer agent-eval (version 2 of the log; this one reads 1).
       Start a new run, or restore the log. A log of a newer agent-eval is read by that version.
`,
    });
  });

  it('refuses a log without its beginning, and an empty one', async () => {
    const { cwd, run } = projectWithRun();
    keepLines(cwd, run, (lines) => lines.slice(1));
    expect(await runCli(['report'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error  reports/${run}/events.jsonl does not tell how the run began.
       Its first lines are missing. Restore the file, or start a new run.
`,
    });
    keepLines(cwd, run, () => []);
    expect((await runCli(['report'], { cwd })).stderr).toContain(
      'events.jsonl is empty: no run was recorded there.',
    );
  });

  it('says that there is no run yet, and how to make one', async () => {
    expect(await runCli(['report'], { cwd: copyFixture('small') })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error  There is no run in reports yet.\n       Make one with: agent-eval run\n',
    });
  });

  it('names the runs that are there where it does not know one', async () => {
    const { cwd, run } = projectWithRun();
    expect(await runCli(['report', 'yesterday'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error  There is no run "yesterday" in reports.\n       Runs there, the newest first: ${run}\n`,
    });
  });

  it('looks for runs where --out says', async () => {
    const { cwd } = projectWithRun();
    const { code, stderr } = await runCli(['report', '--out', 'elsewhere'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no run in elsewhere yet.');
  });

  it('refuses an unknown reporter before it reads anything', async () => {
    const { code, stderr } = await runCli(['report', '--reporter', 'jsn'], { cwd: copyFixture('small') });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no reporter named "jsn".');
    expect(stderr).toContain('Did you mean "json"?');
    expect(stderr).toContain('1 error. No report was made.');
  });

  it('makes traces.json again, byte for byte, from the log alone', async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, {
      'agents/flow.ts': `import { gate, graph, node } from 'agent-eval/kit';
const load = node({ name: 'load', run: () => [1, 2] });
const review = gate({ name: 'review', after: [load], request: () => ({ action: 'publish' }) });
export default graph({ name: 'flow', nodes: [load, review] });
`,
      'cases/a.yaml': `suite: a
agents: [flow]
clock: virtual
cases:
  - { id: x, input: 1, approvals: { review: { decision: approve, by: dana, after: 30s } }, expect: [{ node: load }] }
`,
    });
    expect((await runCli(['run', '--reporter', 'trace'], { cwd })).code).toBe(0);
    const path = join(cwd, 'reports/latest/traces.json');
    const written = readFileSync(path, 'utf8');
    expect(JSON.parse(written).trials[0]).toMatchObject({
      nodes: [{ name: 'load' }, { name: 'review' }],
      gates: [{ name: 'review', decision: 'approve', by: 'dana', waitedMs: 30_000 }],
    });
    rmSync(path);
    expect((await runCli(['report', '--reporter', 'trace'], { cwd })).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(written);
  });
});

function keepLines(cwd: string, run: string, keep: (lines: string[]) => string[]): void {
  const path = join(cwd, 'reports', run, 'events.jsonl');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  writeFileSync(
    path,
    keep(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}
