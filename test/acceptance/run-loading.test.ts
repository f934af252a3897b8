import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadModule } from '../../src/project/load-module.io.ts';
import { makeProject, type TempProject } from '../support/run-project.ts';

let project: TempProject;
afterEach(() => project.remove());

function make(agent: string): TempProject {
  project = makeProject({
    'agents/a.mjs': agent,
    'cases/s.yaml': 'suite: s\nagents: [a]\ncases:\n  - { id: c, input: x, expect: [{ equals: x }] }\n',
  });
  return project;
}

describe('a module that is never ready', () => {
  test('because nothing can end its wait is named', async () => {
    make('await new Promise(() => {}); export default (input) => input;');
    const { exitCode, stderr } = await project.run();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('agents/a.mjs');
    expect(stderr).toContain('what it awaits at its top can no longer come');
    expect(stderr).not.toContain('process.exit');
  });

  test('within the time limit is given up', async () => {
    make('await new Promise((done) => setTimeout(done, 1e9).unref()); export default 1;');
    const loading = loadModule(join(project.folder, 'agents/a.mjs'), { limitMs: 20 });
    await expect(loading).rejects.toThrow('has not come within 0.02s');
  });

  test('because it ends the process is named', async () => {
    make('process.exit(0);');
    const { exitCode, stderr } = await project.run();
    expect(exitCode).toBe(3);
    expect(stderr).toContain('called process.exit, while agents/a.mjs was loaded');
  });
});

test('an agent that throws is told with the place in its source', async () => {
  make('export default () => 1;');
  project.write({
    'agents/thrower.ts': `type Input = string;

export interface Settings { readonly name: Input }

export default async (input: Input): Promise<string> => {
  await null;
  throw new Error('no luck with ' + input);
};
`,
    'cases/s.yaml': 'suite: s\nagents: [thrower]\ncases:\n  - { id: c, input: x, expect: [{ equals: x }] }\n',
  });
  const { stdout } = await project.run();
  expect(stdout).toMatch(/error +agent: no luck with x\n +at agents\/thrower\.ts:7:9\n/);
  expect(project.report().cells[0]?.failures[0]?.error?.at).toBe('agents/thrower.ts:7:9');
});

test('an agent that replaces timers and clocks changes its own time alone', async () => {
  make(`const none = () => { throw new Error('fake'); };
const { setTimeout: later } = globalThis;
export default async (input) => {
  for (const name of ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate']) globalThis[name] = none;
  performance.now = none;
  globalThis.Date = class { static now() { return none(); } constructor() { none(); } };
  await new Promise((done) => later(done, 5));
  return input;
};`);
  const { exitCode, stderr, stdout } = await project.run(['--iterations', '3']);
  expect(stderr).toBe('');
  expect(stdout).toContain('PASSED  3 trials');
  expect(exitCode).toBe(0);
});
