import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ActionScenario, created, tryScenario } from '../support/action-scenario.ts';
import { readIfThere } from '../support/run-action.ts';
import { runCli, writeFiles } from '../support/run-cli.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'agent-eval-action-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const letters = `suite: letters
cases:
  - { id: a, tags: [smoke], input: a, expect: [{ equals: A }] }
  - { id: b, tags: [core], input: b, expect: [{ equals: B }] }
`;
const right = {
  type: 'scripted',
  replies: [
    { input: 'a', output: 'A' },
    { input: 'b', output: 'B' },
  ],
};
const wrong = { ...right, otherwise: 'C', replies: right.replies.slice(0, 1) };
const needy = { ...right, needs: ['MODEL_KEY'] };

function project(agents: Record<string, unknown>, more: Record<string, string> = {}): Record<string, string> {
  const config = { agents, 'default-agents': Object.keys(agents) };
  return { 'agent-eval.config.yaml': JSON.stringify(config), 'cases/letters.yaml': letters, ...more };
}

const passed = { code: 0, outputs: { verdict: 'passed', 'pass-rate': '1' } } as const;
const noVerdict = { code: 1, outputs: { verdict: 'error', 'pass-rate': '' } } as const;

/** What an agent prints to be taken for the runner, and what it can see. */
const loud = `export default {
  run(input) {
    console.log('::set-output name=verdict::passed');
    console.log('::error::owned');
    console.log('##[error]owned');
    console.error('::add-mask::a');
    console.error('::endgroup::');
    console.log('::stop-commands::mine');
    process.stdout.write('::warning::no line end');
    return { text: input.toUpperCase(), sees: Object.keys(process.env).filter((name) => /^(INPUT_|GITHUB_(OUTPUT|ENV|STEP_SUMMARY)|ACTIONS_RUNTIME)/.test(name)) };
  },
};
`;
const slow = `export default {
  async run(input, { signal }) {
    console.error('the agent waits');
    await new Promise((done) => { const timer = setTimeout(done, 20_000); signal.addEventListener('abort', () => { clearTimeout(timer); done(); }); });
    return input;
  },
};
`;

const scenarios: readonly ActionScenario[] = [
  {
    title: 'tries the cases of a project that has no agent-eval',
    files: project({ bot: right }),
    ...passed,
    comment: [/^### ✅/, 'npx agent-eval run\n'],
    summary: [/^### ✅/, '2 trials'],
    requests: created,
    commands: [],
  },
  {
    title: 'fails where a case fails, and repeats what was asked for',
    files: project({ bot: wrong }),
    inputs: {
      agents: 'bot',
      tags: 'smoke, core',
      iterations: '2',
      paths: 'cases/letters.yaml',
      thresholds: 'latency-p95 <= 5s',
    },
    code: 1,
    outputs: { verdict: 'failed', 'pass-rate': '0.5', 'error-rate': '0' },
    comment: [
      /^### ❌/,
      `npx agent-eval run --agent=bot --tag=smoke,core --iterations=2 '--threshold=latency-p95 <= 5s' -- cases/letters.yaml`,
    ],
    summary: [/^### ❌/, '4 trials', /latency-p95/],
    requests: created,
    commands: [/^::error file=cases\/letters.yaml,line=4,title=letters\/b::/, /::error::agent-eval: failed/],
  },
  {
    title: 'marks lines of a project in a folder of the repository',
    files: Object.fromEntries(
      Object.entries(project({ bot: wrong })).map(([path, text]) => [`evals/${path}`, text]),
    ),
    inputs: { 'working-directory': 'evals' },
    code: 1,
    outputs: { verdict: 'failed', 'report-path': /\/evals\/reports\/.*\/report\.json$/ },
    comment: [/^### ❌/, 'cd evals && npx agent-eval run'],
    summary: [/^### ❌/],
    requests: created,
    commands: [/^::error file=evals\/cases\/letters.yaml,line=4/, /::error::agent-eval: failed/],
  },
  {
    title: 'calls no agent where the cases have mistakes',
    files: project(
      { bot: right },
      { 'cases/bad.yaml': 'suite: bad\ncases:\n  - { id: x, input: 1, expext: [abstains] }\n' },
    ),
    ...noVerdict,
    comment: [/^### ❌ agent-eval: no verdict/, 'No agent was called', 'Did you mean "expect"?'],
    summary: [/^### ❌ agent-eval: no verdict/],
    requests: created,
    commands: [/::error::agent-eval: error/],
  },
  {
    title: 'gives no verdict where the filters leave no case',
    files: project({ bot: right }),
    inputs: { tags: 'nightly' },
    ...noVerdict,
    comment: [/no verdict/, 'No case has the tag "nightly"'],
    summary: [/no verdict/],
    requests: created,
  },
  {
    title: 'gives no verdict where there is no case',
    files: { 'README.md': '' },
    ...noVerdict,
    comment: [/no verdict/],
    summary: [/no verdict/],
    requests: created,
  },
  {
    title: 'says loudly that nothing was evaluated for want of keys',
    files: project({ bot: needy }),
    code: 0,
    outputs: { verdict: 'not-evaluated', 'pass-rate': '' },
    comment: [/^### ⚠️ agent-eval: not evaluated/, 'MODEL'],
    summary: [/^### ⚠️ agent-eval: not evaluated/],
    requests: created,
    commands: [/::warning::Every case was skipped\. bot needs MODEL_KEY/],
  },
  {
    title: 'fails for want of keys where evaluation is required',
    files: project({ bot: needy }),
    inputs: { 'require-evaluation': 'true' },
    code: 1,
    outputs: { verdict: 'not-evaluated' },
    comment: [/^### ⚠️ agent-eval: not evaluated/],
    summary: [/^### ⚠️/],
    requests: created,
  },
  {
    title: 'says which of several agents was not evaluated',
    files: project({ plain: right, bot: needy }),
    ...passed,
    comment: [/^### ✅/, 'MODEL'],
    summary: [/^### ✅/],
    requests: created,
    commands: [/::warning::bot was not evaluated: it needs MODEL_KEY\./],
  },
  {
    title: 'says in one warning of ten that GitHub shows all that was not evaluated',
    files: project({ plain: right, bot: needy, other: needy }),
    ...passed,
    comment: [/^### ✅/],
    summary: [/^### ✅/],
    requests: created,
    commands: [/::warning::bot was not evaluated: .*%0Aother was not evaluated: /],
  },
  {
    title: 'fails where one of several agents was not evaluated and evaluation is required',
    files: project({ plain: right, bot: needy }),
    inputs: { 'require-evaluation': 'true' },
    code: 1,
    outputs: { verdict: 'failed', 'pass-rate': '1' },
    comment: [/^### ❌/, 'bot was not evaluated'],
    summary: [/^### ❌/],
    requests: created,
  },
  {
    title: 'lets agents neither speak to the runner nor see the token',
    files: project(
      { loud: { type: 'module', file: 'agents/loud.mjs' } },
      {
        'agents/loud.mjs': loud,
        'node_modules/.keep': '',
        'cases/letters.yaml':
          'suite: letters\ncases:\n  - { id: a, input: a, expect: [{ json-equals: { value: { text: A, sees: [] } } }] }\n',
      },
    ),
    env: { ACTIONS_RUNTIME_TOKEN: 'secret' },
    ...passed,
    comment: [/^### ✅/],
    summary: [/^### ✅/],
    requests: created,
    commands: [],
  },
  {
    title: 'stops after as many failures as asked',
    files: project({ bot: wrong }),
    inputs: { bail: '1', iterations: '5' },
    code: 1,
    outputs: { verdict: 'failed' },
    comment: [/^### ❌/, '--bail=1'],
    summary: [/stopped early/],
    requests: created,
  },
  {
    title: 'lets a shard have no verdict of its own',
    files: project({ bot: wrong }),
    inputs: { shard: '1/2' },
    code: 0,
    outputs: { verdict: 'not-evaluated', 'report-path': /report\.json$/ },
    comment: null,
    summary: [/^### ⚠️ agent-eval: not evaluated: Shard 1 of 2 /],
    requests: [],
  },
  ...[
    { what: 'cannot start', main: "import 'nowhere-to-be-found';\n", said: 'nowhere-to-be-found' },
    { what: 'lacks a command', main: "if (process.argv[2] === 'config') process.exit(2);\n", said: 'older' },
    { what: 'does nothing', main: '', said: 'older' },
  ].map(
    ({ what, main, said }): ActionScenario => ({
      title: `blames no case where the agent-eval of the project ${what}`,
      files: project(
        { bot: right },
        {
          'node_modules/agent-eval/package.json': '{"version":"0.0.1","bin":{"agent-eval":"main.mjs"}}',
          'node_modules/agent-eval/main.mjs': main,
        },
      ),
      ...noVerdict,
      comment: [
        /no verdict/,
        /(cases|settings) could not be (checked|read): agent-eval 0\.0\.1 of the project/,
        said,
      ],
      summary: [/no verdict/],
      requests: created,
      commands: [/::error::agent-eval: error%0AThe (cases|settings) could not/],
    }),
  ),
  {
    title: 'keeps its verdict where the outputs cannot be written',
    files: project({ bot: right }),
    env: { GITHUB_OUTPUT: '/nowhere/output' },
    code: 0,
    outputs: {},
    comment: [/^### ✅/],
    summary: [/^### ✅/],
    requests: created,
    commands: [/::warning::The outputs could not be written: /],
  },
  {
    title: 'says in the comment how a run came to its end before its time',
    files: project(
      { quitter: { type: 'module', file: 'agents/quitter.mjs' } },
      {
        'agents/quitter.mjs': 'export default { run: () => process.exit(0) };\n',
        'node_modules/.keep': '',
      },
    ),
    code: 1,
    outputs: { verdict: 'error' },
    comment: [/^### ❌ agent-eval: no verdict/, 'called process.exit'],
    summary: [/called process.exit/],
    requests: created,
    commands: [/::warning::1 threshold not evaluated/, /::error::agent-eval: error.*called process\.exit/],
  },
  {
    title: 'says that the job was cancelled while the cases were checked',
    files: project({ bot: right }),
    signal: { name: 'SIGTERM', when: 'agent-eval validate' },
    ...noVerdict,
    comment: null,
    summary: [/The job was cancelled/],
    requests: [],
    commands: [/::error::agent-eval: error%0AThe job was cancelled/],
  },
  {
    title: 'tells why it finds no pull request in an event that cannot be read',
    files: project({ bot: right }),
    event: { name: 'pull_request', payload: 'half a {' },
    ...passed,
    comment: null,
    summary: [/^### ✅/],
    requests: [],
    commands: [/::warning::No comment was written\. The file that GITHUB_EVENT_PATH names is not JSON\./],
  },
  {
    title: 'tells what was measured before the run was killed',
    files: project(
      { bot: right, killer: { type: 'module', file: 'agents/killer.mjs' } },
      {
        'agents/killer.mjs': "export default { run: () => process.kill(process.pid, 'SIGKILL') };\n",
        'node_modules/.keep': '',
      },
    ),
    code: 1,
    outputs: { verdict: 'error', 'report-path': /\/agent-eval-\w+\/report\.json$/ },
    comment: [/^### ❌ agent-eval: no verdict/, 'did not end'],
    summary: [/did not end/],
    requests: created,
  },
  {
    title: 'writes down what was measured when the job is cancelled',
    files: project(
      { slow: { type: 'module', file: 'agents/slow.mjs' } },
      { 'agents/slow.mjs': slow, 'node_modules/.keep': '' },
    ),
    signal: { name: 'SIGTERM', when: 'the agent waits' },
    code: 1,
    outputs: { verdict: 'error' },
    comment: null,
    summary: [/interrupted/],
    requests: [],
  },
];

describe('the action in the mode "run"', () => {
  it.concurrent.each(scenarios)('$title', async (scenario) => {
    const workspace = mkdtempSync(join(folder, 'workspace-'));
    writeFiles(workspace, scenario.files ?? {});
    const result = await tryScenario(scenario, workspace);
    expect(result.log).not.toContain('stub-token');
  });

  it('prefers the agent-eval that the project has installed', async () => {
    const workspace = mkdtempSync(join(folder, 'workspace-'));
    writeFiles(workspace, project({ bot: right }));
    mkdirSync(join(workspace, 'node_modules'));
    symlinkSync(resolve('.'), join(workspace, 'node_modules/agent-eval'));
    const scenario = { title: '', ...passed, comment: [/^### ✅/], summary: [/^### ✅/], requests: created };
    const { log } = await tryScenario(scenario, workspace);
    expect(log).toContain('The cases are tried by agent-eval 0.0.0 of the project.');
  });

  it('compares with the baseline that the project has committed', async () => {
    const workspace = mkdtempSync(join(folder, 'workspace-'));
    writeFiles(workspace, project({ bot: right }));
    await runCli(['run', '--update-baseline'], { cwd: workspace });
    expect(readIfThere(join(workspace, 'reports/baseline.json'))).not.toBeNull();
    const comment = [/^### ✅/, /baseline.*under a minute old/];
    await tryScenario({ title: '', ...passed, comment, summary: [/baseline/], requests: created }, workspace);
  });
});
