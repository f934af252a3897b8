import type { Json } from '../model/json.ts';
import type { UserModel } from './user-model.ts';

/** What was said in one turn. */
export interface SaidTurn {
  readonly input: Json;
  readonly output: Json;
}

/** Who asks the agent of a trial where a model says what it is asked. */
export interface TrialUser {
  readonly model: UserModel;
  /** Whether its goal was reached; null where nobody can tell, or it has none. */
  readonly reached: boolean | null;
  /** What was asked, also where the agent gave no answer: what only a trial can tell of a case with `turns` or `input`. */
  readonly asked?: readonly Json[];
  /**
   * What the agent is asked next; undefined where that was all.
   *
   * @throws what the model threw, with its `problem` set
   */
  next(turns: readonly SaidTurn[]): Promise<Json | undefined>;
}
