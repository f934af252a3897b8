import { isJsonObject } from '../model/json.ts';
import type { SimulatedUserSettings } from '../model/simulated-user-schema.ts';
import { parsedReply } from './parsed-reply.ts';
import type { SaidTurn, TrialUser } from './trial-user.ts';
import type { ReadReply, UserModel } from './user-model.ts';
import { userRequest } from './user-request.ts';

/** The user of one trial, played by a model. */
export class SimulatedUser implements TrialUser {
  reached: boolean | null = null;
  readonly model: UserModel;
  readonly #user: SimulatedUserSettings;

  constructor(user: SimulatedUserSettings, model: UserModel) {
    this.#user = user;
    this.model = model;
  }

  async next(turns: readonly SaidTurn[]): Promise<string | undefined> {
    const { opening, maxTurns } = this.#user;
    if (turns.length === 0 && opening !== undefined) return opening;
    const said = await this.model.ask(
      userRequest(this.#user, turns),
      (reply) => readReply(reply, turns.length > 0),
      'The simulated user could not go on',
    );
    this.reached = said === null;
    return said === null || turns.length >= maxTurns ? undefined : said;
  }
}

/** null: the goal is reached. */
function readReply(text: string, mayEnd: boolean): ReadReply<string | null> {
  const reply = parsedReply(text);
  if (!isReply(reply)) return { problem: 'That was not a JSON object with "reached" and "message".' };
  if (reply.reached)
    return mayEnd ? { value: null } : { problem: 'Nothing was said yet, so nothing is reached.' };
  const value = reply.message.trim();
  return value === '' ? { problem: 'The message was empty although the goal is not reached.' } : { value };
}

function isReply(value: unknown): value is { reached: boolean; message: string } {
  return isJsonObject(value) && typeof value['reached'] === 'boolean' && typeof value['message'] === 'string';
}
