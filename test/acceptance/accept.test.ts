import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFixture, projectOf, runCli, writeFiles } from '../support/run-cli.ts';

describe('agent-eval accept', () => {
  it('keeps the outputs of a run, and says which were new, changed, unchanged and not taken', async () => {
    const cwd = copyFixture('golden');
    await runCli(['run'], { cwd });
    expect(await runCli(['accept'], { cwd })).toEqual({
      code: 1,
      stdout: `new        letters/one
new        letters/two     other judges are not content: contains
not taken  letters/nobody  the agent failed (agent): No reply is scripted for the input "three". Add it to "replies", or set "otherwise".

2 outputs accepted (2 new, 0 changed), 0 unchanged, 1 not taken. They stand in golden/letters.json; look at them, and commit them.
`,
      stderr: '',
    });
    expect(accepted(cwd)).toEqual({
      one: { text: 'Dear Ada', at: '10:00' },
      two: { text: 'Dear Bob', at: '10:00' },
    });

    const file = join(cwd, 'cases/letters.yaml');
    writeFiles(cwd, { 'cases/letters.yaml': readFileSync(file, 'utf8').replace('Dear Ada', 'Hello Ada') });
    const run = await runCli(['run', '--filter', 'letters/one'], { cwd });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('accepted was');
    await runCli(['run', '--filter', 'letters'], { cwd });
    expect((await runCli(['accept', '--filter', 'LETTERS/O'], { cwd })).stdout).toContain(
      'changed  letters/one\n',
    );
    expect((await runCli(['accept', '--filter', 'LETTERS/O'], { cwd })).stdout).toBe(
      'unchanged  letters/one\n\nNothing to change: 1 unchanged, 0 not taken.\n',
    );
    expect(accepted(cwd)).toMatchObject({ one: { text: 'Hello Ada' }, two: { text: 'Dear Bob' } });
  });

  it('tells where iterations gave different outputs, and takes the one that is named', async () => {
    const cwd = projectOf({
      'agents/dice.ts': `let calls = 0;
export default { run: (input) => (input === 'dice' ? { text: 'a', roll: (calls += 1) } : input) };
`,
      'cases/a.yaml': `suite: a
agents: [dice]
cases:
  - { id: dice, input: dice, iterations: 3, expect: [golden] }
  - { id: same, input: same, iterations: 2, expect: [golden] }
`,
    });
    await runCli(['run', '--concurrency', '1'], { cwd });
    const first = await runCli(['accept'], { cwd });
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('new  a/dice  iterations 2, 3 gave other outputs, first at /roll\n');
    expect(first.stdout).toContain('new  a/same\n');
    expect(first.stdout).toContain(
      'Of 1 case the iterations differ, and iteration 1 is what counts. Take another with --iteration 2',
    );
    const rolled = (): number => JSON.parse(readFileSync(join(cwd, 'golden/a.json'), 'utf8')).dice.roll;
    const before = rolled();
    const third = await runCli(['accept', '--iteration', '3'], { cwd });
    expect(third.stdout).toContain('changed  a/dice  iterations 1, 2 gave other outputs');
    expect(third.stderr).toBe('warning  1 case without iteration 3, so nothing is taken: a/same\n');
    expect(rolled()).not.toBe(before);
    const none = await runCli(['accept', '--iteration', '9'], { cwd });
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('There is no iteration 9 of these cases in the run');
  });

  it('makes a case pass that could not be measured before', async () => {
    const cwd = copyFixture('golden');
    const before = await runCli(['run', '--filter', 'letters/one'], { cwd });
    expect(before.code).toBe(3);
    expect(before.stdout).toContain('then run `agent-eval accept --filter letters/one`.');
    expect((await runCli(['accept', '--filter', 'letters/one'], { cwd })).code).toBe(0);
    expect((await runCli(['run', '--filter', 'letters/one'], { cwd })).code).toBe(0);
  });

  it('accepts from a run outside of the folder of the runs', async () => {
    const cwd = copyFixture('golden');
    await runCli(['run', '--filter', 'letters/one'], { cwd });
    renameSync(join(cwd, 'reports'), join(cwd, 'kept'));
    expect((await runCli(['accept', 'kept/latest'], { cwd })).code).toBe(0);
    expect(accepted(cwd)).toEqual({ one: { text: 'Dear Ada', at: '10:00' } });
  });

  it('asks whose outputs are right where several agents were tried', async () => {
    const cwd = projectOf({ 'cases/a.yaml': twoAgents });
    await runCli(['run'], { cwd });
    expect(await runCli(['accept'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error  Several agents were tried on these cases: echo, other.
       Whose outputs are right? Name one: agent-eval accept latest --agent echo
`,
    });
    expect(existsSync(join(cwd, 'golden'))).toBe(false);
    expect((await runCli(['accept', '--agent', 'other'], { cwd })).code).toBe(0);
    expect(Object.entries(JSON.parse(readFileSync(join(cwd, 'golden/a.json'), 'utf8')))).toEqual([
      ['__proto__', 'B'],
      ['x', 'B'],
    ]);
    const unknown = await runCli(['accept', '--agent', 'eccho'], { cwd });
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toMatch(
      /^error {2}No agent named "eccho" was tried on these cases in the run \S+\.\n {7}Did you mean "echo"\? Agents there: echo, other\n$/,
    );
  });

  it('says so where no case of the run has the judge, or the filter leaves none', async () => {
    const cwd = copyFixture('golden');
    await runCli(['run', '--filter', 'letters/one'], { cwd });
    const filtered = await runCli(['accept', '--filter', 'zebra'], { cwd });
    expect(filtered.code).toBe(2);
    expect(filtered.stderr).toMatch(
      /^error {2}No case with the judge "golden" in the run \S+ has "zebra" in its name\.\n {7}There are: letters\/one\n$/,
    );
    await runCli(['run', '--filter', 'letters/without'], { cwd });
    const without = await runCli(['accept'], { cwd });
    expect(without.code).toBe(2);
    expect(without.stderr).toMatch(
      /^error {2}No case of the run \S+ has the judge "golden"\.\n {7}Write `- golden` under `expect:` of a case, run it, and accept its output then\.\n$/,
    );
  });

  it('changes nothing where the file of accepted outputs cannot be read', async () => {
    const cwd = copyFixture('golden');
    await runCli(['run', '--filter', 'letters/one'], { cwd });
    writeFiles(cwd, { 'golden/letters.json': '[1]' });
    expect(await runCli(['accept'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error  golden/letters.json does not hold a JSON object.
       Mend the file, or remove it to accept all of its outputs anew. Nothing was accepted.
`,
    });
    expect(readFileSync(join(cwd, 'golden/letters.json'), 'utf8')).toBe('[1]');
  });

  it('says that there is no run yet', async () => {
    expect(await runCli(['accept'], { cwd: copyFixture('golden') })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error  There is no run in reports yet.\n       Make one with: agent-eval run\n',
    });
  });
});

const twoAgents = `suite: a
agents:
  - { name: echo, type: echo }
  - { name: other, type: scripted, replies: [{ input: A, output: B }] }
cases:
  - { id: x, input: A, expect: [golden] }
  - { id: __proto__, input: A, expect: [not-golden] }
`;

function accepted(cwd: string): unknown {
  return JSON.parse(readFileSync(join(cwd, 'golden/letters.json'), 'utf8'));
}
