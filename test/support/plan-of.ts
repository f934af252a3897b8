import type { RunOptions } from '../../src/execute/run-options.ts';
import { runPlan } from '../../src/execute/run-plan.ts';
import { builtinJudges } from '../../src/judge/builtin-judges.ts';
import { noJudgeModel } from '../../src/judge/no-judge-model.ts';
import { prepareJudge } from '../../src/judge/prepare-judge.ts';
import { createRegistry } from '../../src/judge/registry.ts';
import type { Agent } from '../../src/model/agent.ts';
import type { Case } from '../../src/model/case.ts';
import type { RunFinished, TrialFinished } from '../../src/model/event.ts';
import type { Json } from '../../src/model/json.ts';
import type { JudgeUse } from '../../src/model/judge.ts';
import type { Plan, PlannedAgent } from '../../src/model/plan.ts';

const registry = createRegistry(builtinJudges);

/** A judge as a case file writes it. */
export function use(written: Json): JudgeUse {
  const read = registry.read(written, undefined);
  if (!read.use) throw new Error(JSON.stringify(read.problems));
  return read.use;
}

/** A case of the suite `suite` that expects the output `good`, but for what a test says. */
export function caseOf(id: string, parts: Partial<Case> = {}): Case {
  return {
    key: `suite/${id}`,
    suite: 'suite',
    digest: id,
    place: { file: 'cases/suite.yaml', line: 1, column: 1 },
    tags: [],
    agents: [],
    input: null,
    expect: [use({ equals: 'good' })],
    clock: 'real',
    limits: {},
    only: false,
    metadata: {},
    ...parts,
  };
}

export function agentOf(
  run: Agent['run'],
  parts: Partial<PlannedAgent> & Pick<Partial<Agent>, 'parts'> = {},
): PlannedAgent {
  const { parts: ofAgent, ...planned } = parts;
  const name = planned.name ?? 'agent';
  return {
    agent: { name, run, ...(ofAgent ? { parts: ofAgent } : {}) },
    name,
    type: 'module',
    digest: 'digest',
    timeoutMs: 5000,
    ...planned,
  };
}

/** Every case by every agent. */
export function planOf(
  cases: readonly Case[],
  agents: readonly PlannedAgent[],
  parts: { readonly iterations?: number; readonly timeoutMs?: number } = {},
): Plan {
  const { iterations = 1, timeoutMs = null } = parts;
  return {
    seed: 1,
    cases: cases.map((one) => ({ case: one, agents, iterations: one.iterations ?? iterations, timeoutMs })),
    agents,
    thresholds: [],
    trials: cases.length * agents.length * iterations,
  };
}

/** What a plan comes to: the records of its trials, in the order in which they ended, and its end. */
export async function tryPlan(
  plan: Plan,
  options: Partial<RunOptions> & { readonly load?: (reference: string) => Promise<unknown> } = {},
): Promise<{ trials: TrialFinished[]; end: Pick<RunFinished, 'status' | 'reason'> }> {
  const trials: TrialFinished[] = [];
  const tools = {
    load: options.load ?? (async () => undefined),
    golden: async () => undefined,
    model: noJudgeModel,
  };
  const end = await runPlan(plan, {
    concurrency: 4,
    bail: null,
    prepareJudge: (one) => prepareJudge(one, registry, tools),
    hooks: new Map(),
    isDone: () => false,
    emit: (event) => {
      if (event.type === 'trial-finished') trials.push(event);
    },
    interrupt: new AbortController().signal,
    abandon: new AbortController().signal,
    ...options,
  });
  return { trials, end };
}

/** One case, one agent, one trial. */
export async function tryOnce(
  run: Agent['run'],
  parts: Partial<Case> = {},
  options: Parameters<typeof tryPlan>[1] & { readonly agent?: Parameters<typeof agentOf>[1] } = {},
): Promise<TrialFinished> {
  const { agent, ...rest } = options;
  const { trials } = await tryPlan(planOf([caseOf('case', parts)], [agentOf(run, agent)]), rest);
  const [trial] = trials;
  if (!trial) throw new Error('No trial ended.');
  return trial;
}
