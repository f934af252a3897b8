import type { ModelService } from '../context/models/model-service.ts';
import type { TrialContext } from '../context/trial-context.ts';
import { RewordingUser } from './rewording-user.ts';
import { SimulatedUser } from './simulated-user.ts';
import type { Trial } from './trial.ts';
import type { TrialUser } from './trial-user.ts';
import { UserModel } from './user-model.ts';

/** Who asks the agent of a trial where a model says what it is asked; null where the case says so itself. */
export function openUser(
  trial: Trial,
  context: TrialContext,
  service: ModelService | undefined,
): TrialUser | null {
  const { key, user, rewording, turns, input } = trial.planned.case;
  if (user) return new SimulatedUser(user, new UserModel(trial, context, service));
  if (!rewording) return null;
  const inputs = turns ? turns.map((turn) => turn.input) : [input];
  return new RewordingUser(rewording, inputs, key, new UserModel(trial, context, service));
}
