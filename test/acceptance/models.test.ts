import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeProject, type TempProject } from '../support/run-project.ts';
import { type ServedModels, serveModels, stubKey } from '../support/serve-models.ts';

let served: ServedModels;
let project: TempProject;
beforeEach(async () => {
  served = await serveModels();
  project = makeProject({
    'agents/shouter.ts': `export default {
  needs: ['OPENAI_API_KEY'],
  async run(input: string, { models }: any) {
    await models.embed({ model: 'e-1', texts: [input] });
    const { text } = await models.chat({ model: 'm-1', messages: [{ role: 'user', content: input }] });
    return text + (input === 'key' ? process.env.OPENAI_API_KEY : '');
  },
};
`,
    'agent-eval.config.yaml': 'models: { retries: 0 }\n',
    'cases/shout.yaml': `suite: shout
agents: [shouter]
clock: virtual
cases:
  - { id: shouts, input: hello, expect: [{ equals: HELLO }, { tokens: 19 }] }
  - { id: tells-its-key, input: key, expect: [{ contains: KEY }] }
`,
  });
});
afterEach(async () => {
  project.remove();
  await served.close();
});

/** All that a run leaves behind. */
function written(): string {
  const folder = join(project.folder, 'reports');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
}

test('the command asks models, counts their tokens, and writes no key down', async () => {
  const { exitCode, stdout, stderr } = await project.run([], served.env);
  expect(stderr + stdout).toContain('2 of 2');
  expect(exitCode).toBe(0);
  const [shouted] = project.events().filter((event) => event.type === 'trial-finished');
  expect(shouted).toMatchObject({
    usage: { modelCalls: 2, inputTokens: 12, outputTokens: 7, costUsd: null },
    latencyMs: expect.any(Number),
  });
  expect(written()).toContain('KEY[OPENAI_API_KEY]');
  expect(written() + stdout + stderr).not.toContain(stubKey);
});

test.each(['bad-key', 'forbidden', 'broken', 'malformed', 'cut'] as const)(
  'a service that answers "%s" errs the trial, and no key is written down',
  async (trouble) => {
    served.trouble = [trouble];
    const { exitCode, stdout, stderr } = await project.run(['--filter', 'shouts'], served.env);
    expect(exitCode).toBe(1);
    expect(project.report().cells[0]).toMatchObject({ status: 'e' });
    expect(written()).toContain('The model \\"e-1\\" at ');
    expect(written() + stdout + stderr).not.toMatch(/sk-stub|bearer/i);
  },
);

test('a trial that runs out of time asks no longer', async () => {
  served.trouble = ['slow'];
  const { exitCode } = await project.run(['--filter', 'shouts', '--timeout', '200ms'], served.env);
  expect(exitCode).toBe(1);
  expect(project.report().cells[0]?.failures[0]?.error).toMatchObject({ kind: 'timeout' });
});
