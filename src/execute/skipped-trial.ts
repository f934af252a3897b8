import { isoTime } from '../context/own-time.ts';
import type { TrialFinished } from '../model/event.ts';
import type { PlannedAgent, PlannedCase } from '../model/plan.ts';

/** The record of a case that is skipped: one for each agent, and the reason. */
export function skippedTrial(planned: PlannedCase, agent: PlannedAgent): TrialFinished {
  return {
    type: 'trial-finished',
    case: planned.case.key,
    agent: agent.name,
    iteration: 1,
    at: isoTime(),
    status: 'skipped',
    reason: planned.case.skip ?? '',
    output: null,
    score: null,
    judgements: [],
    latencyMs: null,
    waitMs: 0,
    cold: false,
    usage: null,
    spans: [],
  };
}
