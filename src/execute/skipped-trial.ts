import { isoTime } from '../context/own-time.ts';
import type { TrialFinished } from '../model/event.ts';
import { type PlannedAgent, type PlannedCase, skipOf } from '../model/plan.ts';

/** The record of a case that is skipped: one for each agent, with the reason, of which the agent's is told as a warning. */
export function skippedTrial(planned: PlannedCase, agent: PlannedAgent, iteration = 1): TrialFinished {
  const isAgents = planned.case.skip === undefined;
  return {
    type: 'trial-finished',
    case: planned.case.key,
    agent: agent.name,
    iteration,
    at: isoTime(),
    status: 'skipped',
    reason: skipOf(planned, agent) ?? '',
    output: null,
    score: null,
    judgements: [],
    latencyMs: null,
    waitMs: 0,
    cold: false,
    usage: null,
    spans: [],
    ...(isAgents ? { warnings: [`is skipped: it ${agent.skip}`] } : {}),
  };
}
