import { expect, it } from 'vitest';
import { projectOf, runCli } from '../support/run-cli.ts';

const suite = (name: string, agent: string): string =>
  `suite: ${name}\nagents: [${agent}]\ncases: [{ id: one, input: hi, expect: [{ contains: hi }] }]\n`;

it('refuses an agent that two files define differently, and names both places', async () => {
  const project = projectOf({
    'cases/a.yaml': suite('a', '{ name: same, type: echo }'),
    'cases/b.yaml': suite('b', '{ name: same, type: echo, version: "2" }'),
  });
  const { code, stderr } = await runCli(['run'], { cwd: project });
  expect(code).toBe(2);
  expect(stderr).toContain('cases/b.yaml:2');
  expect(stderr).toContain('The agent "same" is defined differently in cases/a.yaml:2.');
});

it('leaves a threshold of the config about another case file out of the run, and says so', async () => {
  const project = projectOf({
    'agent-eval.config.yaml': 'thresholds: ["pass-rate{suite:b} >= 90%"]\n',
    'cases/a.yaml': suite('a', '{ name: echo, type: echo }'),
    'cases/b.yaml': suite('b', '{ name: echo, type: echo }'),
  });
  const part = await runCli(['run', 'cases/a.yaml'], { cwd: project });
  expect(part.code).toBe(0);
  expect(part.stderr).toContain('The threshold is left out of this run.');
  const whole = await runCli(['run', 'cases/'], { cwd: project });
  expect(whole.code).toBe(0);
  expect(whole.stderr).toBe('');
  expect(whole.stdout).toContain('✓ pass-rate{suite:b} >= 90%');
});

it('refuses a misspelt threshold of the config when all case files are read', async () => {
  const project = projectOf({
    'agent-eval.config.yaml': 'thresholds: ["pass-rate{suite:aa} >= 90%"]\n',
    'cases/a.yaml': suite('a', '{ name: echo, type: echo }'),
  });
  const { code, stderr } = await runCli(['run', 'cases'], { cwd: project });
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean "a"?');
});
