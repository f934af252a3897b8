import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { makeProject, type TempProject } from '../support/run-project.ts';
import { serveModels, stubKey } from '../support/serve-models.ts';

let project: TempProject;
afterEach(() => project.remove());

/** All that a run leaves behind. */
function written(): string {
  const folder = join(project.folder, 'reports');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
}

test('a model plays the user of a conversation, and no key is written down', async () => {
  const served = await serveModels();
  project = makeProject({
    'agents/desk.mjs':
      'export default (input, { conversation }) => ({ text: `${conversation.turn}: ${input}` });\n',
    'cases/talk.yaml': `suite: talk
agents: [desk]
cases:
  - id: talks
    user: { goal: get a label, model: u-1, opening: Hello }
    expect: [{ contains: "2: A label, please." }]
`,
  });
  const replies = [
    { reached: false, message: 'A label, please.' },
    { reached: true, message: '' },
  ];
  served.reply = () => JSON.stringify(replies.shift());
  const { exitCode, stdout, stderr } = await project.run([], served.env);
  await served.close();
  expect(stderr + stdout).toContain('1 of 1');
  expect(exitCode).toBe(0);
  const [talked] = project.events().filter((event) => event.type === 'trial-finished');
  expect(talked).toMatchObject({ usage: null, user: { reached: true, usage: { modelCalls: 2 } } });
  expect(written() + stdout + stderr).not.toContain(stubKey);
});

test('without a model for the user nothing is measured of the agent', async () => {
  project = makeProject({
    'agents/desk.mjs': 'export default (input) => input;\n',
    'cases/talk.yaml':
      'suite: talk\nagents: [desk]\ncases:\n  - { id: talks, user: { goal: g, model: u-1 }, expect: [{ contains: x }] }\n',
  });
  const { exitCode, stdout } = await project.run([], { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' });
  expect(exitCode).toBe(3);
  expect(stdout).toContain('The simulated user could not go on');
});

test('variants are listed, tried, held against what was accepted for their origin, and told of as a rate', async () => {
  project = makeProject({
    'agents/loud.mjs': 'export default (input) => input.trim().toUpperCase().split(/\\s+/).join(" ");\n',
    'cases/forms.yaml': `suite: forms
agents: [loud]
variants: [case, whitespace, politeness]
thresholds: ["pass-rate{!tag:variant-politeness} == 100%"]
cases:
  - { id: asks, input: where is my parcel?, expect: [golden] }
`,
  });
  const listed = await runCli(['list', 'cases'], { cwd: project.folder });
  expect(listed.stdout).toContain('asks/variant-whitespace');
  await project.run([]);
  const accepted = await runCli(['accept'], { cwd: project.folder });
  expect(accepted.stdout + accepted.stderr).toContain('1 output');
  expect(JSON.parse(readFileSync(join(project.folder, 'golden/forms.json'), 'utf8'))).toEqual({
    asks: 'WHERE IS MY PARCEL?',
  });
  const { exitCode, stdout } = await project.run([]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/Invariance[\s\S]+politeness +loud +0 of 1 \(0 %\)/);
  expect(project.report().invariance).toMatchObject([
    { kind: 'case', agent: 'loud', same: 1, compared: 1 },
    { kind: 'politeness', agent: 'loud', same: 0, compared: 1 },
    { kind: 'whitespace', agent: 'loud', same: 1, compared: 1 },
  ]);
});

test('a model rewords what is asked, which is shown, counts as a variant, and is replayed without a service', async () => {
  const served = await serveModels();
  project = makeProject({
    'agents/loud.mjs': 'export default (input) => ({ said: input.toUpperCase() });\n',
    'cases/forms.yaml': `suite: forms
agents: [loud]
variants: { kinds: [paraphrase], model: u-1 }
defaults: { expect: [{ contains: { value: "48213", at: /said } }] }
cases:
  - { id: kept, input: Where is 48213? }
  - { id: lost, input: Cancel 48213! }
  - { id: stuck, input: Return 48213. }
`,
  });
  served.reply = (messages) => {
    const shown = messages[1]?.content ?? '';
    if (shown.includes('Return')) return 'I cannot do that.';
    return JSON.stringify({ text: shown.includes('Where') ? 'Any news of 48213?' : 'Cancel it, please.' });
  };
  const first = await project.run(['--record', '--verbose'], served.env);
  await served.close();
  expect(first.exitCode).toBe(3);
  expect(first.stdout).toContain('Cancel it, please.');
  expect(first.stdout).toContain('I cannot do that.');
  const invariance = [
    { kind: 'paraphrase', agent: 'loud', variants: 3, compared: 2, same: 1, bothPassed: 1, leftOut: 1 },
  ];
  expect(project.report().invariance).toMatchObject(invariance);
  const asked = () =>
    project
      .events()
      .flatMap((event) => (event.type === 'trial-finished' ? [[event.case, event.turns, event.user]] : []))
      .sort();
  const live = asked();
  expect(live).toContainEqual([
    'forms/kept/variant-paraphrase',
    [{ input: 'Any news of 48213?', output: { said: 'ANY NEWS OF 48213?' } }],
    { reached: null, usage: expect.objectContaining({ modelCalls: 1 }) },
  ]);
  const { exitCode } = await project.run(['--replay'], { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' });
  expect(exitCode).toBe(3);
  expect(asked()).toEqual(live);
  expect(project.report().invariance).toMatchObject(invariance);
});
