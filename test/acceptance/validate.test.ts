import { describe, expect, it } from 'vitest';
import { copyFixture, projectOf, runCli, writeFiles } from '../support/run-cli.ts';

const suite = `suite: a
agents: [{ name: echo, type: echo }]
cases:
  - { id: x, input: hi, expect: [{ equals: hi }] }
`;

describe('agent-eval validate', () => {
  it('says in one line what it went through', async () => {
    const cwd = copyFixture('small');
    const env = { SERVICE_HOST: 'localhost', SERVICE_TOKEN: 'secret-token' };
    expect(await runCli(['validate'], { cwd, env })).toEqual({
      code: 0,
      stdout: '2 files, 5 cases, 3 agents: no mistakes\n',
      stderr: '',
    });
    expect(JSON.parse((await runCli(['validate', '--json'], { cwd, env })).stdout)).toEqual({
      ok: true,
      diagnostics: [],
    });
  });

  it('only warns of an agent that cannot be used where no case uses it', async () => {
    const { code, stdout, stderr } = await runCli(['validate'], { cwd: copyFixture('small') });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '2 files, 5 cases, 3 agents: no mistakes, 1 warning\n',
    });
    expect(stderr).toContain('warning  agent/unusable');
    expect(stderr).toContain('the environment variable SERVICE_HOST is not set, or is empty');
    expect(stderr).toContain('No case uses it yet; one that did could not be tried.');
  });

  it('tells every mistake of config, cases, agents, hooks, scripts and judges at once', async () => {
    const cwd = projectOf({
      'agent-eval.config.yaml': `iteratons: 3
thresholds: ["pass-rte >= 95%"]
reporters: [jsn]
`,
      'agents/broken.ts': 'export default function run(input {\n',
      'agents/throws.ts': "\nthrow new Error('no key');\n",
      'agents/named.ts': 'export const agent = () => 1;\n',
      'hooks/none.ts': 'export const before = 1;\n',
      'hooks/number.ts': 'export const beforeTrial = 1;\n',
      'scripts/none.ts': 'export const score = 1;\n',
      'cases/a.yaml': `suite: a
agents: [broken, throws, named]
thresholds: ["latency-p95 <= 5"]
cases:
  - { id: x, input: hi, hooks: ../hooks/none.ts, expect: [{ script: scripts/none.ts }] }
  - { id: y, input: hi, hooks: ../hooks/number.ts, expect: [{ script: scripts/none.ts#score }] }
  - { id: z, input: hi, expect: [{ all-of: [{ not-script: scripts/missing.ts }] }] }
  - { id: x, input: hi, expect: [{ contians: hi }] }
`,
    });
    const { code, stdout } = await runCli(['validate', '--json'], { cwd });
    expect(code).toBe(2);
    const { ok, diagnostics } = JSON.parse(stdout);
    expect(ok).toBe(false);
    expect(diagnostics.map(summaryOf).sort()).toEqual([
      'agent/unusable - The agent "named" cannot be used: agents/named.ts has no default export: it exports agent. The agent must be the default export, as in "export default defineAgent({ run(input, context) { … } })".',
      // The words are those of whoever compiles: esbuild, or Node itself.
      expect.stringMatching(/^agent\/unusable agents\/broken\.ts:1 The agent "broken" cannot be used: ./),
      'agent/unusable agents/throws.ts:2 The agent "throws" cannot be used: It threw while it was loaded: no key',
      'case/bad-threshold cases/a.yaml:3 latency-p95 cannot be compared with "5".',
      'case/duplicate-id cases/a.yaml:8 A case named "x" stands on line 5 already; case of letters does not count.',
      'case/unknown-judge cases/a.yaml:8 No judge is named "contians".',
      'case/unusable-hooks cases/a.yaml:5 The hooks hooks/none.ts cannot be used: It exports before, but neither beforeTrial nor afterTrial.',
      'case/unusable-hooks cases/a.yaml:6 The hooks hooks/number.ts cannot be used: Its export beforeTrial is no function.',
      'case/unusable-script cases/a.yaml:5 The script scripts/none.ts cannot be used: scripts/none.ts has no export "default"; it exports score.',
      'case/unusable-script cases/a.yaml:6 The script scripts/none.ts#score cannot be used: It is a number, not a function.',
      'case/unusable-script cases/a.yaml:7 The script scripts/missing.ts cannot be used: There is no such file.',
      'config/unknown-key agent-eval.config.yaml:1 There is no key "iteratons" here.',
      'run/unknown-reporter agent-eval.config.yaml:3 There is no reporter named "jsn".',
      'threshold/syntax agent-eval.config.yaml:2 The threshold "pass-rte >= 95%" (agent-eval.config.yaml) cannot be read: No metric is named "pass-rte".',
    ]);
  });

  it('does not blame case files for what only a broken config hides', async () => {
    const cwd = projectOf({
      'agent-eval.config.yaml': 'agents: { mine: { type: ecoh } }\n',
      'cases/a.yaml': suite.replace('{ name: echo, type: echo }', 'mine'),
    });
    const { diagnostics } = JSON.parse((await runCli(['validate', '--json'], { cwd })).stdout);
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(['config/bad-value']);
  });

  it('tells a module of judges that cannot be used, and not that its judges are unknown', async () => {
    const cwd = projectOf({
      'agent-eval.config.yaml': 'judges: [judges/none.ts, judges/odd.ts]\n',
      'judges/odd.ts': 'export default { name: "odd" };\n',
      'cases/a.yaml': suite.replace('equals', 'mine'),
    });
    const { code, stdout } = await runCli(['validate', '--json'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(stdout).diagnostics.map(summaryOf)).toEqual([
      'config/judge - The judge module judges/none.ts cannot be used: There is no such file.',
      'config/judge - The judge module judges/odd.ts cannot be used: the judge lacks summary, settings, prepare.',
    ]);
  });

  it('refuses what a run would refuse, in the same words', async () => {
    const cwd = projectOf({ 'agents/throws.ts': "\nthrow new Error('no key');\n", 'cases/a.yaml': suite });
    writeFiles(cwd, {
      'cases/b.yaml': suite.replace('suite: a', 'suite: b').replace('{ name: echo, type: echo }', 'throws'),
    });
    const validated = await runCli(['validate'], { cwd });
    const run = await runCli(['run'], { cwd });
    expect([validated.code, run.code]).toEqual([2, 2]);
    expect(run.stderr).toBe(validated.stderr);
    expect(validated.stderr).toBe(`agents/throws.ts:2:7  error  agent/unusable
  The agent "throws" cannot be used: It threw while it was loaded: no key

    1 |
  > 2 | throw new Error('no key');
      |       ^^^

  why  Its cases could not be tried.
  fix  Mend what the message names, or leave the agent out of the run.

1 error in 1 file. No agent was called.
`);
  });

  it('refuses parts that an agent does not have, as a run does, even where another agent is broken', async () => {
    const cwd = projectOf({
      'agents/flow.mjs':
        "export default { parts: { nodes: ['load'], gates: ['review'], tools: ['search'] }, run: () => 1 };\n",
      'cases/a.yaml': `suite: a
agents: [flow]
cases:
  - { id: approval, input: 1, approvals: { reveiw: { decision: approve } }, expect: [{ json-equals: 1 }] }
  - { id: fault, input: 1, faults: [{ tool: serch, error: timeout }], expect: [{ json-equals: 1 }] }
  - { id: judge, input: 1, expect: [{ node: laod }] }
`,
    });
    const expected = [
      'case/unknown-gate cases/a.yaml:4 This case scripts decisions at the gate "reveiw", which the agent "flow" does not have.',
      'case/unknown-node cases/a.yaml:6 This case judges with "node" the node "laod", which the agent "flow" does not have.',
      'case/unknown-tool cases/a.yaml:5 This case has a fault at the tool "serch", which the agent "flow" does not have.',
    ];
    const told = async (): Promise<string[]> => {
      const { code, stdout } = await runCli(['validate', '--json'], { cwd });
      expect(code).toBe(2);
      return JSON.parse(stdout).diagnostics.map(summaryOf).sort();
    };
    expect(await told()).toEqual(expected);
    const run = await runCli(['run'], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toBe((await runCli(['validate'], { cwd })).stderr);
    expect(run.stderr).toContain('Did you mean "review"?');
    writeFiles(cwd, {
      'agents/throws.ts': "throw new Error('no key');\n",
      'cases/b.yaml': suite.replace('suite: a', 'suite: b').replace('{ name: echo, type: echo }', 'throws'),
    });
    expect(await told()).toEqual([expect.stringContaining('agent/unusable'), ...expected]);
  });

  it('tells that a config names an unknown default agent', async () => {
    const cwd = projectOf({
      'agent-eval.config.yaml': 'default-agents: [nobody]\n',
      'cases/a.yaml': suite.replace('agents: [{ name: echo, type: echo }]\n', ''),
    });
    const { code, stderr } = await runCli(['validate'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no agent named "nobody".');
  });

  it('points out a config file that is not there', async () => {
    const { code, stderr } = await runCli(['validate', '--config', 'nope.yaml'], {
      cwd: projectOf({ 'cases/a.yaml': suite }),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no config file "nope.yaml".');
  });

  it('calls neither agents nor hooks nor scripts', async () => {
    const cwd = projectOf({
      'agents/loud.ts': "export default () => { throw new Error('called'); };\n",
      'hooks/loud.ts': "export const beforeTrial = () => { throw new Error('called'); };\n",
      'scripts/loud.ts': "export default () => { throw new Error('called'); };\n",
      'cases/a.yaml': `suite: a
agents: [loud]
cases:
  - { id: x, input: hi, hooks: ../hooks/loud.ts, expect: [{ script: scripts/loud.ts }] }
`,
    });
    expect(await runCli(['validate'], { cwd })).toEqual({
      code: 0,
      stdout: '1 file, 1 case, 1 agent: no mistakes\n',
      stderr: '',
    });
  });
});

interface Told {
  readonly code: string;
  readonly message: string;
  readonly place?: { readonly file: string; readonly line: number };
}

function summaryOf({ code, message, place }: Told): string {
  return `${code} ${place ? `${place.file}:${place.line}` : '-'} ${message.split('\n')[0]}`;
}
