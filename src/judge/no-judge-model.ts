import { AgentError } from '../model/failure.ts';
import type { JudgeModel } from '../model/judge.ts';

/** Where nobody gave a model: a judge that asks for one is invalid, and says why. */
export const noJudgeModel: JudgeModel = {
  usual: null,
  chat: () => Promise.reject(new AgentError('unavailable', 'There is no model that this judge could ask.')),
  remembered: () => Promise.resolve(undefined),
  remember: () => Promise.resolve(),
};
