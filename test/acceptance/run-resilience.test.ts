import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeProject, type TempProject } from '../support/run-project.ts';
import { waitUntil } from '../support/wait-until.ts';
import { waitingAgent } from '../support/waiting-agent.ts';

let project: TempProject;
afterEach(() => project.remove());

function suite(inputs: readonly string[], more = ''): string {
  return `suite: s\nagents: [a]\n${more}cases:\n${inputs
    .map((input, index) => `  - { id: c${index}, input: ${input}, expect: [{ equals: ${input} }] }\n`)
    .join('')}`;
}

function makeWith(agent: string, inputs: readonly string[], more = ''): TempProject {
  project = makeProject({ 'agents/a.mjs': agent, 'cases/s.yaml': suite(inputs, more) });
  return project;
}

/** What a report says, without what differs from one run to the next. */
function timeless(report: ReturnType<TempProject['report']>): unknown {
  const unstable = new Set(['run', 'latency', 'latencyMs', 'cold']);
  return JSON.parse(JSON.stringify(report), (key, value) => (unstable.has(key) ? undefined : value));
}

describe('a run that is killed', () => {
  test('is finished by --resume with the same report as an unbroken one', async () => {
    makeWith(
      waitingAgent,
      ['one', 'two', 'wait', 'four', 'five'],
      'thresholds: ["pass-rate{judge:equals} == 100%", "pass-rate == 100%"]\n',
    );
    const killed = project.start(['--concurrency', '1', '--iterations', '2']);
    await killed.says('asked wait');
    await waitUntil(() => project.log().includes('"status":"passed"'), 'the first trials were written');
    killed.child.kill('SIGKILL');
    expect((await killed.finished).signal).toBe('SIGKILL');
    const before = project.events().filter((event) => event.type === 'trial-finished').length;
    expect(before).toBeGreaterThan(0);
    writeFileSync(join(project.folder, 'go'), '');
    const resumed = await project.run(['--concurrency', '1', '--iterations', '2', '--resume']);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stderr).toContain(`: ${before} trial`);
    expect(project.runs()).toHaveLength(1);
    const report = project.report();
    expect(report.run).toMatchObject({ status: 'completed', resumes: 1 });
    await project.run(['--iterations', '2']);
    expect(project.runs()).toHaveLength(2);
    expect(timeless(report)).toEqual(timeless(project.report()));
  });

  test('goes on behind a torn last line, and says that it was torn', async () => {
    makeWith(waitingAgent, ['one', 'two']);
    await project.run();
    const path = join(project.folder, 'reports/latest/events.jsonl');
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    const end = lines.findIndex((line) => line.includes('trial-finished')) + 1;
    writeFileSync(path, `${lines.slice(0, end).join('\n')}\n${lines[end]?.slice(0, 40)}`);
    const { exitCode, stderr } = await project.run(['--resume']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('1 trial of 2 are there already. Its last line was torn and is dropped.');
    expect(project.report().cells.map(({ status }) => status)).toEqual(['p', 'p']);
  });

  test('runs again on --resume what changed meanwhile, and keeps the rest', async () => {
    makeWith(waitingAgent, ['one', 'two']);
    await project.run();
    project.write({ 'cases/s.yaml': suite(['one', 'three']) });
    const { stderr } = await project.run(['--resume']);
    expect(stderr.match(/asked .*/g)).toEqual(['asked three']);
    project.write({ 'agents/a.mjs': `${waitingAgent}// changed` });
    expect((await project.run(['--resume'])).stderr.match(/asked .*/g)).toEqual(['asked one', 'asked three']);
  });

  test.each([
    [
      'a broken line in the middle',
      (lines: string[]) => lines.with(1, 'broken').join('\n'),
      ':2: This line is not JSON',
    ],
    [
      'a newer version',
      (lines: string[]) => lines.join('\n').replace('"schemaVersion":1', '"schemaVersion":9'),
      'newer agent-eval',
    ],
    ['nothing', () => '', 'is empty'],
  ])(
    'cannot be resumed from a log with %s, and that is said without a stack trace',
    async (_, spoil, complaint) => {
      makeWith(waitingAgent, ['one']);
      await project.run();
      const path = join(project.folder, 'reports/latest/events.jsonl');
      writeFileSync(path, spoil(readFileSync(path, 'utf8').split('\n')));
      const { exitCode, stderr } = await project.run(['--resume']);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(complaint);
      expect(stderr).not.toMatch(/\n +at /);
    },
  );
});

describe('Ctrl-C', () => {
  test('once finishes what runs, writes the report, and ends with 130', async () => {
    makeWith(waitingAgent, ['wait1', 'wait2', 'three', 'four']);
    const running = project.start(['--concurrency', '2']);
    await running.says('asked wait2');
    running.child.kill('SIGINT');
    await running.says('press Ctrl-C again to drop them');
    writeFileSync(join(project.folder, 'go'), '');
    const { exitCode, stdout, stderr } = await running.finished;
    expect(exitCode).toBe(130);
    expect(stderr).not.toContain('asked three');
    expect(stdout).toContain('INTERRUPTED  2 of 4 trials');
    expect(project.report()).toMatchObject({ run: { status: 'interrupted' }, verdict: { exitCode: 130 } });
    expect((await project.run(['--resume'])).exitCode).toBe(0);
    expect(
      project
        .report()
        .cells.map(({ status }) => status)
        .join(''),
    ).toBe('pppp');
  });

  test.each(['twice', 'SIGTERM'])(
    '%s drops what runs, keeps what was measured, and ends at once with 130',
    async (how) => {
      makeWith(waitingAgent, ['one', 'wait']);
      const running = project.start(['--concurrency', '1']);
      await running.says('asked wait');
      running.child.kill(how === 'twice' ? 'SIGINT' : 'SIGTERM');
      if (how === 'twice') {
        await running.says('press Ctrl-C again');
        running.child.kill('SIGINT');
      }
      const { exitCode, stdout } = await running.finished;
      expect(exitCode).toBe(130);
      expect(stdout).toContain('INTERRUPTED  1 of 2 trials');
      expect(project.report().cells.map(({ status }) => status)).toEqual(['p', '']);
    },
  );
});

describe('an agent', () => {
  test('that blocks the process past its time limit is named, and the process ended', async () => {
    makeWith(
      `export default (input) => { console.log('asked ' + input); while (input === 'block'); return input; };`,
      ['one', 'block'],
    );
    const { signal, stderr } = await project.run(['--timeout', '50ms', '--concurrency', '1']);
    expect(signal).toBe('SIGKILL');
    expect(stderr).toContain('The process has been blocked for');
    expect(stderr).toContain('in flight  s/c1@a#1');
    expect(stderr).toMatch(/Go on with: agent-eval run --resume \S+/);
    expect(existsSync(join(project.folder, 'reports/latest/events.jsonl'))).toBe(true);
  });

  test.each([
    ['at once', '(input) => { while (input === "one"); return input; }'],
    ['after it gave way to others', 'async () => { await null; for (;;); }'],
    ['after a while', 'async () => { await new Promise((done) => setTimeout(done, 5)); for (;;); }'],
  ])('that blocks the process on its first call, %s, is named, too', async (_, agent) => {
    makeWith(`export default ${agent};`, ['one']);
    const { signal, stderr } = await project.run(['--timeout', '50ms']);
    expect(signal).toBe('SIGKILL');
    expect(stderr).toContain('in flight  s/c0@a#1');
  });

  test('that is judged by a scorer that blocks the process is named, too', async () => {
    project = makeProject({
      'agents/a.mjs': 'export default () => "x";',
      'cases/s.yaml':
        'suite: s\nagents: [a]\ncases:\n  - { id: c, input: 1, expect: [{ script: ./block.mjs }] }\n',
      'block.mjs': 'export default () => { for (;;); };',
    });
    const { signal, stderr } = await project.run(['--timeout', '500ms']);
    expect(signal).toBe('SIGKILL');
    expect(stderr).toContain('s/c@a#1');
  });

  test('that ignores the signal is errored at its limit, and does not keep the process alive', async () => {
    makeWith('setInterval(() => {}, 1000); export default () => new Promise(() => {});', ['one']);
    const { exitCode, stdout } = await project.run(['--timeout', '50ms']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('error    timeout: The agent did not answer within 50ms.');
    expect(stdout).toMatch(/≥ \d+(\.\d+)?ms/);
  });

  test.each(['export default () => process.exit(0);', 'process.exit(0);'])(
    'that calls process.exit never makes the run look good: %s',
    async (agent) => {
      makeWith(agent, ['one']);
      const { exitCode, stderr, stdout } = await project.run();
      expect(exitCode).toBe(3);
      expect(stderr).toContain('ended from within, with exit code 0: an agent, or another module');
      expect(stdout).toBe('');
    },
  );

  test.each([
    'setTimeout(() => { throw new Error("later") });',
    'Promise.reject(new Error("later"));',
    'process.nextTick(() => { throw Object.create(null) });',
  ])('that throws later in the background does not end the run: %s', async (background) => {
    makeWith(
      `export default async (input) => { ${background} await new Promise((done) => setTimeout(done, 20)); return input; };`,
      ['one', 'two'],
    );
    const { exitCode, stderr } = await project.run();
    expect(exitCode).toBe(0);
    expect(stderr.match(/An error in the background was handled by nobody/g)).toHaveLength(1);
    expect(stderr).not.toMatch(/\n +at /);
  });

  test('that answers with something other than JSON is told what and where', async () => {
    project = makeProject({
      'agents/a.mjs': `const cyclic = { list: [] }; cyclic.list.push(cyclic);
const outputs = { nothing: undefined, nan: { a: [NaN] }, cyclic, big: 1n, fn: () => 1, date: new Date(), deep: null };
for (let level = 0, at = (outputs.deep = {}); level < 600; level++) at = at.x = {};
export default (input) => { if (input === 'hostile') throw new Proxy({}, { get() { throw 1; } }); return outputs[input]; };`,
      'cases/s.yaml': `suite: s\nagents: [a]\ncases:\n${[
        'nothing',
        'nan',
        'cyclic',
        'big',
        'fn',
        'date',
        'deep',
        'hostile',
      ]
        .map((id) => `  - { id: ${id}, input: ${id}, expect: [{ not-contains: secret }] }\n`)
        .join('')}`,
    });
    const { exitCode } = await project.run();
    expect(exitCode).toBe(1);
    const outcome = project
      .report()
      .cells.map(({ case: key, failures: [first] }) => [key.slice(2), first?.status, first?.error?.message]);
    expect(outcome).toEqual([
      ['nothing', 'failed', undefined],
      ['nan', 'errored', 'The output is not JSON: /a/0 is NaN.'],
      ['cyclic', 'errored', 'The output is not JSON: /list/0 refers back to what contains it.'],
      ['big', 'errored', 'The output is not JSON: the value is a bigint.'],
      ['fn', 'errored', 'The output is not JSON: the value is a function.'],
      ['date', 'errored', 'The output is not JSON: the value is an instance of Date.'],
      ['deep', 'errored', expect.stringContaining('nested over 500 levels')],
      ['hostile', 'errored', 'The agent threw something that cannot be read.'],
    ]);
  });

  test('cannot reach the terminal raw, by its output, its errors or the console, nor mix with results', async () => {
    const escapes = '\\x1b[2J\\x1b]52;c;eA==\\x07\\x1b]8;;http://x\\x07\\r\\u202e\\x9b31m\\ud800';
    makeWith(
      `console.log('load ${escapes}');
export default (input) => {
  console.log('log ${escapes}'); console.error('error ${escapes}'); process.stdout.write(Buffer.from('bytes ${escapes}\\n'));
  if (input === 'throw') throw new Error('thrown ${escapes}');
  return 'answer ${escapes}';
};`,
      ['one', 'throw'],
    );
    const { stdout, stderr } = await project.run();
    for (const text of [stdout, stderr])
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(stderr).toContain('load \u241b[2J');
    expect(stderr).toContain('bytes');
    expect(stdout).toContain('answer');
    expect(stdout).not.toContain('log ');
  });
});

describe('secrets', () => {
  test('stand in nothing that a run writes, wherever the agent puts them', async () => {
    const secret = 'sk-"quoted"-12345678';
    project = makeProject({
      'agents/a.mjs': `const secret = process.env.SERVICE_KEY;
export default (input, { trace }) => {
  console.log('my key is ' + secret);
  trace.start('chat', secret, { [secret]: { deep: [secret] } }).end(new Error(secret));
  setTimeout(() => { throw new Error('background ' + secret) });
  if (input === 'throw') throw new Error('cannot log in with ' + secret, { cause: new Error(secret) });
  return { text: 'the key is ' + secret, [secret]: secret };
};`,
      'cases/s.yaml': `suite: s
agents: [a, { name: h, type: http, url: "http://127.0.0.1:1/{{env.HIDDEN}}" }]
cases:
  - { id: a, input: answer, expect: [{ equals: x }] }
  - { id: b, input: throw, expect: [{ equals: x }] }
`,
    });
    const { stdout, stderr } = await project.run([], { SERVICE_KEY: secret, HIDDEN: 'hidden-in-address' });
    const everything = [stdout, stderr, project.log(), JSON.stringify(project.report())].join('\n');
    for (const part of [secret, JSON.stringify(secret).slice(1, -1), 'hidden-in-address'])
      expect(everything).not.toContain(part);
    expect(stdout).toContain('the key is [SERVICE_KEY]');
    expect(stderr).toContain('my key is [SERVICE_KEY]');
  });
});

describe('a log that cannot be written', () => {
  test('ends the run with 3, says what to do, and still shows what was measured', async () => {
    makeWith(
      'export default async (input) => { await new Promise((done) => setTimeout(done, 5)); return input; };',
      ['one', 'two'],
    );
    project.write({
      'preload.cjs': `const fs = require('node:fs'); const write = fs.writeSync;
fs.writeSync = (fd, data, ...rest) => { if (String(data).includes('trial-finished')) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }); return write(fd, data, ...rest); };
require('node:module').syncBuiltinESMExports();`,
    });
    const { exitCode, stdout, stderr } = await project.run([], { NODE_OPTIONS: '--require ./preload.cjs' });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('The log of the run could not be written: ENOSPC');
    expect(stderr).toContain('--resume');
    expect(stdout).toContain('2 of 2 trials passed');
  });

  test('because its folder is a file is told without a stack trace', async () => {
    makeWith('export default (input) => input;', ['one']);
    project.write({ occupied: '' });
    const { exitCode, stderr } = await project.run(['--out', 'occupied/runs']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('Something on the way is a file, not a folder.');
    expect(stderr).not.toMatch(/\n +at /);
    const itself = await project.run(['--out', 'occupied']);
    expect(itself.stderr).toMatch(/^error {2}The folder .*occupied cannot be made\.$/m);
  });
});

test('a reader that closes the pipe does not change the exit code', async () => {
  makeWith('export default () => "wrong";', ['one', 'two']);
  const running = project.start();
  running.child.stdout?.destroy();
  expect((await running.finished).exitCode).toBe(1);
});
