import { expect, it } from 'vitest';
import { projectOf, runCli } from '../support/run-cli.ts';

it.each([
  ['says nothing of modules', '{ "private": true }'],
  ['is of CommonJS, as npm writes it', '{ "private": true, "type": "commonjs" }'],
  ['is of ES modules', '{ "private": true, "type": "module" }'],
])('takes a TypeScript agent for an ES module where package.json %s', async (_, manifest) => {
  const project = projectOf({
    'package.json': manifest,
    'agents/shout.ts':
      "import { louder } from './louder.ts';\nexport default (text: string) => louder(text);\n",
    'agents/louder.ts': 'export const louder = (text: string): string => text.toUpperCase();\n',
    'cases/a.yaml': 'suite: a\nagents: [shout]\ncases: [{ id: one, input: hi, expect: [{ equals: HI }] }]\n',
  });
  const { code, stderr } = await runCli(['run'], { cwd: project });
  expect(stderr).toBe('');
  expect(code).toBe(0);
});
