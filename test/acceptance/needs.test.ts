import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeProject, type TempProject } from '../support/run-project.ts';

let project: TempProject;
beforeEach(() => {
  project = makeProject({
    'agents/with-model.ts': `export default {
  version: '1',
  needs: ['MODEL_KEY | MODEL_URL'],
  run: (input: string) => input.toUpperCase(),
};
`,
    'agent-eval.config.yaml': `agents:
  without: { type: scripted, replies: [{ input: a, output: A }, { input: b, output: B }] }
  configured: { type: http, url: "https://bot.example.com/", needs: [BOT_TOKEN, BOT_TENANT], headers: { authorization: "Bearer {{env.BOT_TOKEN}}" } }
`,
    'cases/letters.yaml': `suite: letters
agents: [without, with-model, configured]
thresholds:
  - "pass-rate >= 100%"
  - "pass-rate{agent:with-model} >= 100%"
cases:
  - { id: a, input: a, expect: [{ equals: A }] }
  - { id: b, input: b, expect: [{ equals: B }] }
`,
  });
});
afterEach(() => project.remove());

function statuses(): string[] {
  return project
    .events()
    .flatMap((event) =>
      event.type === 'trial-finished' ? [`${event.case}@${event.agent} ${event.status}`] : [],
    )
    .sort();
}

describe('an agent that needs what the environment lacks', () => {
  test('is skipped with the reason, told once, and the others decide', async () => {
    const { exitCode, stdout } = await project.run();
    expect(exitCode).toBe(0);
    expect(statuses()).toEqual([
      'letters/a@configured skipped',
      'letters/a@with-model skipped',
      'letters/a@without passed',
      'letters/b@configured skipped',
      'letters/b@with-model skipped',
      'letters/b@without passed',
    ]);
    expect(stdout.match(/with-model is skipped: it needs MODEL_KEY or MODEL_URL \(2 trials/g)).toHaveLength(
      1,
    );
    expect(stdout.match(/configured is skipped: it needs BOT_TOKEN, and BOT_TENANT/g)).toHaveLength(1);
    const { run, thresholds, leaderboard } = project.report();
    expect(run.trials).toBe(2);
    expect(thresholds.map(({ threshold, met }) => [threshold, met])).toEqual([['pass-rate >= 100%', true]]);
    expect(leaderboard.map(({ agent, among }) => [agent, among])).toEqual([
      ['without', 1],
      ['with-model', 1],
      ['configured', 1],
    ]);
  });

  test('runs once one of several variables is set, and its thresholds with it', async () => {
    await project.run(['--agent', 'without,with-model'], { MODEL_URL: 'http://127.0.0.1:1' });
    expect(statuses().filter((one) => one.endsWith('passed'))).toHaveLength(4);
    expect(project.report().thresholds).toHaveLength(2);
  });

  test('leaves nothing to run where no other agent was asked for', async () => {
    const { exitCode, stderr } = await project.run(['--agent', 'with-model'], { MODEL_KEY: '' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'Every case that was picked is skipped. with-model needs MODEL_KEY or MODEL_URL.',
    );
    expect(project.runs()).toEqual([]);
  });

  test('fails a threshold of the command line that selects it alone', async () => {
    const { exitCode } = await project.run(['--threshold', 'pass-rate{agent:with-model} >= 1%']);
    expect(exitCode).toBe(1);
    expect(project.report().verdict.reasons).toEqual([expect.stringContaining('It selects no trial.')]);
  });

  test('is tried when a run is gone on with and the variable is set, and keeps what it measured otherwise', async () => {
    await project.run(['--agent', 'without,with-model']);
    const { exitCode, stdout } = await project.run(['--resume'], { MODEL_KEY: 'x' });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('is skipped');
    const passed = () => project.report().cells.filter(({ status }) => status === 'p').length;
    expect(passed()).toBe(4);
    await project.run(['--resume']);
    expect(passed()).toBe(4);
  });

  test('is no mistake, but names that cannot be those of variables are', async () => {
    project.write({ 'agents/with-model.ts': "export default { needs: ['MODEL KEY'], run: () => 'A' };" });
    const { exitCode, stderr } = await project.run();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('its "needs" is not a list of names of environment variables');
  });
});
