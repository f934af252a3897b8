import type { Attempt } from '../../src/execute/attempt.ts';
import { type Asking, attemptTrial } from '../../src/execute/attempt-trial.ts';
import type { AgentContext } from '../../src/model/agent.ts';
import type { Case } from '../../src/model/case.ts';
import type { Json } from '../../src/model/json.ts';
import type { PlannedAgent } from '../../src/model/plan.ts';

export interface AttemptOptions extends Asking {
  readonly clock?: Case['clock'];
  readonly approvals?: NonNullable<Case['approvals']>;
  readonly timeoutMs?: number;
  /** Handed the function that ends the attempt early. */
  readonly onStart?: (stop: (reason: Error) => void) => void;
}

/** Tries an agent once, as a run does, on the virtual clock unless told otherwise. */
export function attemptOnce(
  run: (context: AgentContext) => Json | Promise<Json>,
  options: AttemptOptions = {},
): Promise<Attempt> {
  const { clock = 'virtual', approvals, timeoutMs = 30_000, onStart, ...asking } = options;
  const planned: PlannedAgent = {
    agent: { name: 'agent', run: (_, context) => run(context) },
    name: 'agent',
    type: 'module',
    digest: '0',
    timeoutMs,
  };
  const testCase: Case = {
    key: 'suite/case',
    suite: 'suite',
    digest: '0',
    place: { file: 'cases/suite.yaml', line: 1, column: 1 },
    tags: [],
    agents: [],
    input: null,
    expect: [],
    clock,
    limits: {},
    only: false,
    metadata: {},
    ...(approvals ? { approvals } : {}),
  };
  const trial = {
    planned: { case: testCase, agents: [planned], iterations: 1, timeoutMs: null },
    agent: planned,
    iteration: 1,
    cold: true,
  };
  return new Promise((settled) => {
    const stop = attemptTrial(trial, 1, settled, asking);
    onStart?.(stop);
  });
}
