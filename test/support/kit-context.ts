import { TrialContext } from '../../src/context/trial-context.ts';
import type { AgentContext } from '../../src/model/agent.ts';
import type { ApprovalOutcome, ApprovalRequest } from '../../src/model/approval.ts';
import type { NodeStatus, Span } from '../../src/model/span.ts';
import { attribute } from '../../src/model/span.ts';

export interface KitContext extends AgentContext {
  readonly trial: TrialContext;
  readonly asked: ApprovalRequest[];
}

/** The context of a trial, with decisions at gates by their names. */
export function kitContext(
  options: {
    clock?: 'real' | 'virtual';
    seed?: string;
    decisions?: Readonly<Record<string, Partial<ApprovalOutcome>>>;
  } = {},
): KitContext {
  const { clock = 'virtual', seed = 'seed', decisions = {} } = options;
  const trial = new TrialContext({ seed, clock, limits: {} });
  trial.begin();
  const asked: ApprovalRequest[] = [];
  return {
    trial,
    asked,
    clock: trial.clock,
    random: trial.random,
    trace: trial.trace,
    tools: trial.tools,
    models: trial.models,
    limits: trial.limits,
    conversation: trial.conversation,
    signal: trial.signal,
    approvals: {
      request: async (request) => {
        asked.push(request);
        const outcome = {
          decision: 'approve',
          by: 'dana',
          reason: '',
          automatic: false,
          waitedMs: 0,
        } as const;
        return { ...outcome, payload: request.payload ?? null, ...decisions[request.gate] };
      },
    },
  };
}

/** The spans of nodes themselves, without those of their attempts, by label. */
export function nodeSpans(context: KitContext): Map<string, Span> {
  const own = context.trial.spans.filter(
    (span) => span.name === 'node' && !(attribute.nodeAttempt in span.attributes),
  );
  return new Map(own.map((span) => [span.label, span]));
}

/** How each node ended, and who is to blame, as the trace tells it: `failed`, `upstream-failed by fetch`. */
export function endings(context: KitContext): Record<string, string> {
  const told = [...nodeSpans(context)].map(([label, { attributes }]) => {
    const status = attributes[attribute.nodeStatus] as NodeStatus;
    const cause = attributes[attribute.nodeCause];
    return [label, cause === undefined ? status : `${status} by ${String(cause)}`];
  });
  return Object.fromEntries(told);
}
