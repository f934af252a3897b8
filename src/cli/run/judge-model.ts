import type { ModelCall, ModelService } from '../../context/models/model-service.ts';
import { realClock } from '../../context/real-clock.ts';
import { copyJson } from '../../model/json.ts';
import type { JudgeModel } from '../../model/judge.ts';
import { attribute } from '../../model/span.ts';
import type { JudgeAnswers } from '../../project/judge-answers.io.ts';

export interface JudgeModelOptions {
  /** Asked where a judge names none. */
  readonly usual: string | null;
  readonly models: ModelService;
  /** null: each trial asks for itself, so that its recording is whole. */
  readonly answers: JudgeAnswers | null;
  /** Takes secrets out of what is kept. */
  readonly redact: (text: string) => string;
  /** Aborted when nobody waits for judges any more. */
  readonly signal: AbortSignal;
}

/** How long one call may take, tries after failures included. */
const callLimitMs = 60_000;

/**
 * The model of a run's judges: the same service as that of its agents, so that budgets and recordings hold, under the
 * role of a judge. Judges take real time whatever clock the trial has; what was recorded need not be waited for.
 */
export function openJudgeModel({ usual, models, answers, redact, signal }: JudgeModelOptions): JudgeModel {
  return {
    usual,
    ...(answers ? {} : { forgets: true as const }),
    async chat(request, { case: caseKey, agent = '', iteration = 1 }) {
      const costs: (number | null)[] = [];
      const call: ModelCall = {
        caller: { case: caseKey, agent, iteration, role: 'judge' },
        signal,
        clock: { now: realClock.now, hold: (work) => work, sleep: () => Promise.resolve() },
        note: (noted) => {
          const cost = noted[attribute.costUsd];
          if (cost !== undefined) costs.push(typeof cost === 'number' ? cost : null);
        },
        event: () => {},
      };
      const reply = await models.chat({ timeoutMs: callLimitMs, ...request }, call);
      return { reply, costUsd: costs.at(-1) ?? null };
    },
    remembered: async (key) => answers?.read(key),
    remember: async (key, value) => answers?.write(key, JSON.parse(redact(JSON.stringify(copyJson(value))))),
  };
}
