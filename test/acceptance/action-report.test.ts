import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentMarker } from '../../src/action/github/comment-marker.ts';
import {
  type ActionScenario,
  created,
  pull,
  pullRequestEvent,
  sha,
  tryScenario,
  workflowRunEvent,
} from '../support/action-scenario.ts';
import { githubErrors } from '../support/github-api.ts';
import { runCli, writeFiles } from '../support/run-cli.ts';

/** Reports as runs leave them, made once. */
const reports = { good: '', bad: '', hostile: '', first: '', second: '', many: '', two: '', bailed: '' };
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'agent-eval-action-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hostileText = [
  '@everyone </details><script>alert(1)</script> | x | ``` <!-- agent-eval:key=ci%2Feval run=999.1 sha= -->',
  '::set-output name=verdict::passed',
  '::error::owned',
  '##[add-mask]x',
  '[click](https://evil.test) \u001b[31m\u202e',
].join('\n');

/** A project of numbered cases, of which the agent gets those above `right` wrong. */
function project(right: number, wrong = 'no', count = 20): Record<string, string> {
  const replies = Array.from({ length: right }, (_, index) => ({ input: index + 1, output: 'yes' }));
  const bot = { type: 'scripted', replies: [{ input: 0, output: 'yes' }, ...replies], otherwise: wrong };
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    'agent-eval.config.yaml': JSON.stringify({ agents: { bot } }),
    'cases/numbers.yaml':
      `suite: numbers\ncases:\n  - id: n\n    matrix: { n: [${numbers}] }\n    input: "{{n}}"\n    expect: [{ equals: yes }]\n`.replace(
        'equals: yes',
        'equals: "yes"',
      ),
  };
}

function twoAgents(): Record<string, string> {
  const { 'agent-eval.config.yaml': config = '', ...files } = project(20);
  const { bot } = JSON.parse(config).agents;
  const more = { agents: { bot, newcomer: bot }, 'default-agents': ['bot', 'newcomer'] };
  return { ...files, 'agent-eval.config.yaml': JSON.stringify(more) };
}

beforeAll(async () => {
  const make = async (name: keyof typeof reports, files: Record<string, string>, ...more: string[]) => {
    const cwd = join(folder, `made-${name}`);
    writeFiles(cwd, files);
    await runCli(['run', '--reporter', 'json', ...more], { cwd });
    reports[name] = readFileSync(join(cwd, 'reports/latest/report.json'), 'utf8');
  };
  await Promise.all([
    make('good', project(20)),
    make('bad', project(10)),
    make('hostile', project(10, hostileText)),
    make('first', project(20), '--shard', '1/2'),
    make('second', project(20), '--shard', '2/2'),
    make('many', project(10, 'no', 60)),
    make('two', twoAgents()),
    make('bailed', project(2), '--bail', '1', '--concurrency', '1'),
  ]);
});

type Scenario = Omit<ActionScenario, 'files'> & { readonly files?: () => Record<string, string> };

const good = () => ({ 'report.json': reports.good });
const bad = () => ({ 'report.json': reports.bad });
const passed = { code: 0, outputs: { verdict: 'passed', 'pass-rate': '1' } } as const;
const failed = { code: 1, outputs: { verdict: 'failed', 'pass-rate': '0.5' } } as const;
const own = (run: string) => `old words\n\n${commentMarker('ci/eval', orderOf(run))}`;
const orderOf = (run: string) => ({ runNumber: Number(run), attempt: 1, sha: sha.head });
const ours = (id: number, body: string, user = 'github-actions[bot]') => ({ id, pull: 7, user, body });

const baselineRun = { id: 50, sha: sha.base };
const history = { [sha.head]: [sha.base], [sha.base]: [sha.older], [sha.older]: [] };
const auto = [`GET /compare/${sha.base}...${sha.head}`, 'GET /commits', 'GET /actions/artifacts'];
const download = ['GET /actions/runs', 'GET /actions/artifacts/1/zip', 'GET /zips/1'];

const scenarios: readonly Scenario[] = [
  {
    title: 'comments on a pull request that passes',
    files: good,
    ...passed,
    outputs: {
      verdict: 'passed',
      'pass-rate': '1',
      'error-rate': '0',
      cost: '',
      p95: /^[\d.]+$/,
      'report-path': /\/report\.json$/,
      'comment-url': /issuecomment-1001$/,
    },
    comment: [
      /^### ✅ agent-eval: .*threshold met/,
      'commit aaaaaaaaaa',
      '<!-- agent-eval:key=ci%2Feval run=5.1',
    ],
    summary: [/^### ✅ agent-eval: .*threshold met/, 'npx agent-eval run'],
    requests: created,
    commands: [],
  },
  {
    title:
      'fails a pull request that misses a threshold, and marks ten errors at most, the verdict among them',
    files: bad,
    ...failed,
    comment: [/^### ❌ agent-eval: 1 of 1 threshold missed/, 'numbers/n/'],
    summary: [/^### ❌/, 'numbers/n/'],
    requests: created,
    commands: [
      ...Array.from({ length: 9 }, () => /::error file=cases\/numbers.yaml,line=3,title=numbers/),
      /::error::agent-eval: failed/,
    ],
  },
  {
    title: 'writes over its own comment of an older run',
    files: good,
    github: { comments: [ours(3, 'hello', 'dana'), ours(4, own('4'))] },
    ...passed,
    comment: [/^### ✅/, 'run=5.1'],
    summary: [/^### ✅/],
    requests: [
      'GET /issues/7/comments',
      'POST /graphql',
      'PATCH /issues/comments/4',
      'GET /issues/comments/4',
    ],
  },
  {
    title: 'leaves the comment of a newer run as it is',
    files: bad,
    github: { comments: [ours(4, own('6'))] },
    ...failed,
    comment: null,
    summary: [/^### ❌/],
    requests: ['GET /issues/7/comments', 'POST /graphql'],
  },
  {
    title: 'does not touch a comment of somebody else with the same marker',
    files: good,
    github: { comments: [ours(4, own('9'), 'mallory')] },
    ...passed,
    comment: [/^### ✅/],
    summary: [/^### ✅/],
    requests: [
      'GET /issues/7/comments',
      'POST /graphql',
      'POST /issues/7/comments',
      'GET /issues/7/comments',
    ],
  },
  {
    title: 'keeps comments of several keys apart',
    files: good,
    inputs: { 'comment-key': 'nightly suite' },
    github: { comments: [ours(4, own('4'))] },
    ...passed,
    comment: [/^### ✅ agent-eval <code>nightly suite<\/code>/, 'key=nightly%20suite'],
    summary: [/nightly suite/],
    requests: created,
  },
  {
    title: 'finds its comment on the second page',
    files: good,
    github: { pageSize: 2, comments: [ours(1, 'a', 'dana'), ours(2, 'b', 'dana'), ours(4, own('4'))] },
    ...passed,
    comment: [/^### ✅/],
    summary: [/^### ✅/],
    requests: [
      'GET /issues/7/comments',
      'GET /issues/7/comments',
      'POST /graphql',
      'PATCH /issues/comments/4',
      'GET /issues/comments/4',
    ],
  },
  {
    title: 'asks GitHub nothing where comments are off',
    files: bad,
    inputs: { comment: 'off' },
    ...failed,
    comment: null,
    summary: [/^### ❌/],
    requests: [],
  },
  {
    title: 'needs no token where there is none',
    files: good,
    inputs: { 'github-token': '' },
    ...passed,
    comment: null,
    summary: [/^### ✅/],
    requests: [],
  },
  ...(['good', 'bad'] as const).map(
    (name): Scenario => ({
      title: `says the same of a fork with a read-only token (${name})`,
      files: name === 'good' ? good : bad,
      event: pullRequestEvent('mallory/agents'),
      inputs: { annotations: 'false' },
      github: { faults: [{ on: 'POST /repos', ...githubErrors.readOnly }] },
      ...(name === 'good' ? passed : failed),
      comment: null,
      summary: [name === 'good' ? /^### ✅/ : /^### ❌/],
      requests: ['GET /issues/7/comments', 'POST /issues/7/comments'],
      commands: [
        /::warning::No comment was written.*pull-requests: write/,
        ...(name === 'good' ? [] : [/::error::/]),
      ],
    }),
  ),
  ...(['badToken', 'notFound', 'conflict', 'unprocessable'] as const).map(
    (name): Scenario => ({
      title: `keeps its verdict where the API answers ${githubErrors[name].status}`,
      files: good,
      github: { faults: [{ on: 'POST /repos', ...githubErrors[name] }] },
      ...passed,
      comment: null,
      summary: [/^### ✅/],
      requests: ['GET /issues/7/comments', 'POST /issues/7/comments'],
      commands: [/::warning::No comment was written\. .*/],
    }),
  ),
  {
    title: 'waits as a rate limit tells it',
    files: good,
    github: {
      faults: [{ on: 'GET /repos', times: 1, ...githubErrors.tooMany, headers: { 'retry-after': '1' } }],
    },
    ...passed,
    comment: [/^### ✅/],
    summary: [/^### ✅/],
    requests: ['GET /issues/7/comments', ...created],
  },
  {
    title: 'tries again where the API is out of order for a moment',
    files: good,
    github: { faults: [{ on: 'GET /repos', times: 1, ...githubErrors.unavailable }] },
    ...passed,
    comment: [/^### ✅/],
    summary: [/^### ✅/],
    requests: ['GET /issues/7/comments', ...created],
  },
  {
    title: 'tells that nothing can be reached',
    files: bad,
    inputs: { annotations: 'false' },
    github: { faults: [{ on: 'GET /repos', status: 410, message: 'Gone' }] },
    ...failed,
    comment: null,
    summary: [/^### ❌/],
    requests: ['GET /issues/7/comments'],
    commands: [/::warning::No comment was written/, /::error::agent-eval: failed/],
  },
  ...(['push', 'merge_group', 'schedule'] as const).map(
    (name): Scenario => ({
      title: `comments nowhere on the event ${name}`,
      files: good,
      event: {
        name,
        payload: {
          ref: 'refs/heads/main',
          before: sha.base,
          after: sha.head,
          merge_group: { base_ref: 'refs/heads/main', base_sha: sha.base, head_sha: sha.head },
        },
      },
      ...passed,
      comment: null,
      summary: [/^### ✅/],
      requests: [],
    }),
  ),
  {
    title: 'works where GitHub did not start it',
    files: bad,
    event: null,
    ...failed,
    comment: null,
    summary: [/^### ❌/],
    requests: [],
  },
  {
    title: 'works with an event file that is damaged',
    files: good,
    event: { name: 'pull_request', payload: '{"pull_request": {' },
    ...passed,
    comment: null,
    summary: [/^### ✅/],
    requests: [],
  },
  {
    title: 'finds the pull request of a finished run by its head',
    files: good,
    event: workflowRunEvent(),
    github: { pulls: [pull('mallory/agents')] },
    ...passed,
    comment: [/^### ✅/, 'run=4.1'],
    summary: [/^### ✅/],
    requests: ['GET /pulls', ...created],
  },
  {
    title: 'does not comment on a pull request that has moved on',
    files: good,
    event: workflowRunEvent('mallory/agents', sha.older),
    github: { pulls: [pull('mallory/agents')] },
    ...passed,
    comment: null,
    summary: [/^### ✅/],
    requests: ['GET /pulls'],
  },
  {
    title: 'does not comment on the pull request of another repository with the same branch',
    files: good,
    event: workflowRunEvent('eve/agents'),
    github: { pulls: [pull('mallory/agents')] },
    ...passed,
    comment: null,
    summary: [/^### ✅/],
    requests: ['GET /pulls'],
  },
  {
    title: 'puts shards together from their trials',
    files: () => ({ 'shards/1/report.json': reports.first, 'shards/2/report.json': reports.second }),
    inputs: { 'report-path': 'shards/**/report.json' },
    ...passed,
    outputs: { ...passed.outputs, 'report-path': /\/workspace-.*\/agent-eval-.*\/report\.json$/ },
    comment: [/^### ✅/, '20 trials'],
    summary: [/20 trials/],
    requests: created,
  },
  {
    title: 'says what is wrong with shards before it names them all',
    files: () =>
      Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          `shards/of-a-long-name-${index}/report.json`,
          reports.first,
        ]),
      ),
    inputs: { 'report-path': 'shards/*/report.json' },
    code: 1,
    outputs: { verdict: 'error' },
    comment: [/shard 2 is missing, so .*report\.json and 27 more cannot/],
    summary: [/shard 2 is missing/],
    requests: created,
  },
  {
    title: 'gives no verdict where a shard is missing',
    files: () => ({ 'shards/1/report.json': reports.first }),
    inputs: { 'report-path': 'shards/*/report.json' },
    code: 1,
    outputs: { verdict: 'error', 'pass-rate': '' },
    comment: [/^### ❌ agent-eval: no verdict/, 'shard'],
    summary: [/^### ❌ agent-eval: no verdict/],
    requests: created,
  },
  ...Object.entries({
    'is not there': null,
    'is empty': '',
    'is cut off': '{"schemaVersion": 1, "run": {',
    'is of something else': '{"name": "shop"}',
    'has a prototype key': '{"schemaVersion": 1, "run": {"__proto__": {}}, "leaderboard": []}',
    'is of a newer version': '{"schemaVersion": 99, "run": {}, "leaderboard": []}',
  }).map(
    ([what, text]): Scenario => ({
      title: `gives no verdict on a report that ${what}`,
      files: () => (text === null ? {} : { 'report.json': text }),
      code: 1,
      outputs: { verdict: 'error', 'pass-rate': '', 'report-path': '' },
      comment: [/^### ❌ agent-eval: no verdict/, 'report.json'],
      summary: [/^### ❌ agent-eval: no verdict/],
      requests: created,
      commands: [/::error::agent-eval: error%0A/],
    }),
  ),
  {
    title: 'holds the thresholds of the inputs in place of those of the run',
    files: bad,
    inputs: { thresholds: 'pass-rate >= 40%\nlatency-p95 <= 10s' },
    code: 0,
    outputs: { verdict: 'passed', 'pass-rate': '0.5' },
    comment: [/all 2 thresholds met/],
    summary: [/pass-rate &#62;= 40%/, /latency-p95 &#60;= 10s/],
    requests: created,
  },
  {
    title: 'lets the job pass in spite of missed thresholds where it never fails',
    files: bad,
    inputs: { 'fail-on': 'never' },
    code: 0,
    outputs: { verdict: 'failed' },
    comment: [/^### ❌/],
    summary: [/^### ❌/],
    requests: created,
  },
  {
    title: 'lets missed thresholds pass where only regressions fail and there are none',
    files: () => ({ ...bad(), 'old.json': reports.bad }),
    inputs: { 'fail-on': 'regressions', baseline: 'old.json' },
    code: 0,
    outputs: { verdict: 'passed' },
    comment: [/^### /],
    summary: [/does not fail this job/],
    requests: created,
  },
  {
    title: 'fails on a regression',
    files: () => ({ ...bad(), 'old.json': reports.good }),
    inputs: { 'fail-on': 'regressions', baseline: 'old.json', thresholds: 'pass-rate >= 40%' },
    code: 1,
    outputs: { verdict: 'failed' },
    comment: [/^### ❌/, /−50\.0\spp/, /[Bb]roken/],
    summary: [/−50\.0\spp/],
    requests: created,
  },
  {
    title: 'does not take a run that stopped early for one without regressions',
    files: () => ({ 'report.json': reports.bailed, 'old.json': reports.good }),
    inputs: { 'fail-on': 'regressions', baseline: 'old.json', annotations: 'false' },
    code: 1,
    outputs: { verdict: 'failed' },
    comment: [/^### ❌ agent-eval: The run stopped early/],
    summary: [/^### ❌/],
    requests: created,
  },
  {
    title: 'says loudly that regressions were not evaluated without a baseline',
    files: good,
    inputs: { 'fail-on': 'regressions' },
    code: 0,
    outputs: { verdict: 'not-evaluated' },
    comment: [/^### ⚠️ agent-eval: not evaluated/],
    summary: [/^### ⚠️/],
    requests: created,
    commands: [/::warning::Not compared with a baseline/],
  },
  ...['false', 'true'].map(
    (required): Scenario => ({
      title: `says which agent the baseline does not have (require-baseline: ${required})`,
      files: () => ({ 'report.json': reports.two, 'old.json': reports.good }),
      inputs: { baseline: 'old.json', 'require-baseline': required, annotations: 'false' },
      code: required === 'true' ? 1 : 0,
      outputs: { verdict: required === 'true' ? 'failed' : 'passed', 'pass-rate': '1' },
      comment: [/newcomer is not in the baseline/],
      summary: [/newcomer is not in the baseline/],
      requests: created,
      commands: [
        /::warning::newcomer is not in the baseline/,
        ...(required === 'true' ? [/::error::agent-eval: failed/] : []),
      ],
    }),
  ),
  {
    title: 'fails without a baseline where one is required',
    files: good,
    inputs: { 'require-baseline': 'true', baseline: 'old.json' },
    code: 1,
    outputs: { verdict: 'failed', 'pass-rate': '1' },
    comment: [/^### ❌/, /old\.json is not there/],
    summary: [/^### ❌/],
    requests: created,
  },
  {
    title: 'passes, and says so loudly, where the baseline is not there yet',
    files: good,
    inputs: { baseline: 'old.json' },
    ...passed,
    comment: [/^### ✅/, 'no baseline'],
    summary: [/no baseline/],
    requests: created,
    commands: [/::warning::Not compared with a baseline\. .*is not there/],
  },
  {
    title: 'refuses a baseline that cannot be used',
    files: () => ({ ...good(), 'old.json': '{"schemaVersion": 99, "baseline": {}}' }),
    inputs: { baseline: 'old.json' },
    code: 1,
    outputs: { verdict: 'error' },
    comment: [/^### ❌ agent-eval: no verdict/, 'newer agent-eval'],
    summary: [/newer agent-eval/],
    requests: created,
  },
  {
    title: 'finds the baseline that the base branch left, and shows its commit and age',
    files: bad,
    inputs: { baseline: 'auto', annotations: 'false' },
    github: { history, runs: [baselineRun], artifacts: [{ id: 1, run: 50, content: { 'report.json': '' } }] },
    ...failed,
    comment: [/^### ❌/, /baseline commit bbbbbbbbbb, .* old/, /−50\.0\spp/],
    summary: [/−50\.0\spp/],
    requests: [...auto, ...download, ...created],
  },
  {
    title: 'is green and loud where the base branch has left no report yet',
    files: good,
    inputs: { baseline: 'auto' },
    github: { history },
    ...passed,
    comment: [/^### ✅/, 'no baseline'],
    summary: [/no baseline/],
    requests: [...auto, ...created],
    commands: [/::warning::Not compared with a baseline\. No run of a push to main/],
  },
  {
    title: 'is red where the base branch has left no report and one is required',
    files: good,
    inputs: { baseline: 'auto', 'require-baseline': 'true' },
    github: { history },
    code: 1,
    outputs: { verdict: 'failed' },
    comment: [/^### ❌/],
    summary: [/^### ❌/],
    requests: [...auto, ...created],
  },
  {
    title: 'refuses a poisoned baseline of the base branch',
    files: good,
    inputs: { baseline: 'auto' },
    github: {
      history,
      runs: [baselineRun],
      artifacts: [{ id: 1, run: 50, content: { 'report.json': '{"__proto__": {"polluted": true}}' } }],
    },
    ...passed,
    comment: [/^### ✅/, 'no baseline'],
    summary: [/no baseline/],
    requests: [...auto, ...download, ...created],
    commands: [/::warning::Not compared with a baseline\. .*cannot be used/],
  },
  {
    title: 'does not take the report of a pull request for a baseline',
    files: good,
    inputs: { baseline: 'auto' },
    github: {
      history,
      runs: [{ ...baselineRun, event: 'pull_request' }],
      artifacts: [{ id: 1, run: 50, content: { 'report.json': '{}' } }],
    },
    ...passed,
    comment: [/no baseline/],
    summary: [/no baseline/],
    requests: [...auto, 'GET /actions/runs', ...created],
  },
  {
    title: 'lets nothing that an agent said do anything',
    files: () => ({ 'report.json': reports.hostile }),
    ...failed,
    comment: [/^### ❌/, /run=5\.1 sha=a{40} -->$/],
    summary: [/^### ❌/],
    requests: created,
    commands: Array.from({ length: 10 }, () => /::error/),
    nowhere: [
      /@everyone/,
      /<script/,
      /^::set-output/m,
      /^::error::owned/m,
      /^##\[/m,
      /\]\(https:\/\/evil/,
      /\u001b|\u202e/,
    ],
  },
  {
    title: 'shows ten annotations, the verdict among them, and counts the rest',
    files: () => ({ 'report.json': reports.many }),
    code: 1,
    outputs: { verdict: 'failed' },
    comment: [/^### ❌/],
    summary: [/^### ❌/],
    requests: created,
    commands: Array.from({ length: 10 }, () => /::error/),
  },
  {
    title: 'writes neither summary nor annotations where it shall not',
    files: bad,
    inputs: { summary: 'false', annotations: 'False' },
    ...failed,
    comment: [/^### ❌/],
    summary: null,
    requests: created,
    commands: [/::error::agent-eval: failed/],
  },
];

describe('the action in the mode "report"', () => {
  it.concurrent.each(scenarios)('$title', async (scenario) => {
    const workspace = mkdtempSync(join(folder, 'workspace-'));
    writeFiles(workspace, scenario.files?.() ?? {});
    const inputs = { mode: 'report', 'report-path': 'report.json', ...scenario.inputs };
    const { files: _, ...rest } = scenario;
    const artifacts = scenario.github?.artifacts?.map((one) =>
      'report.json' in one.content && one.content['report.json'] === ''
        ? { ...one, content: { 'report.json': reports.good } }
        : one,
    );
    const github = { ...scenario.github, ...(artifacts ? { artifacts } : {}) };
    const result = await tryScenario({ ...rest, inputs, github }, workspace);
    expect(result.log).not.toContain('stub-token');
  });
});
