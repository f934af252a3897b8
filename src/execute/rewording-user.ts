import { isJsonObject, type Json } from '../model/json.ts';
import { replaceAtPointer } from '../model/json-pointer.ts';
import { seededRandom } from '../model/random.ts';
import { rewordableText } from '../model/rewordable-text.ts';
import type { RewordingSettings } from '../model/rewording-schema.ts';
import { parsedReply } from './parsed-reply.ts';
import { rewordingRequest } from './rewording-request.ts';
import type { SaidTurn, TrialUser } from './trial-user.ts';
import type { ReadReply, UserModel } from './user-model.ts';

/** Asks what a case asks, turn after turn, in the words of a model. */
export class RewordingUser implements TrialUser {
  readonly reached = null;
  readonly asked: Json[] = [];
  readonly model: UserModel;
  readonly #rewording: RewordingSettings;
  readonly #inputs: readonly Json[];
  readonly #seed: string;

  /** @param seed - what the seeds that the model is given follow from; temperature 0 leaves little to them */
  constructor(rewording: RewordingSettings, inputs: readonly Json[], seed: string, model: UserModel) {
    this.#rewording = rewording;
    this.#inputs = inputs;
    this.#seed = seed;
    this.model = model;
  }

  async next({ length: turn }: readonly SaidTurn[]): Promise<Json | undefined> {
    const input = this.#inputs[turn];
    if (input === undefined) return undefined;
    const text = rewordableText(input, this.#rewording.of);
    const asked = text === null ? input : await this.#reworded(input, text, turn);
    this.asked.push(asked);
    return asked;
  }

  async #reworded(input: Json, text: string, turn: number): Promise<Json> {
    const { model, of } = this.#rewording;
    const seed = seededRandom(`${this.#seed}/${turn}`).integer(0, 0x7fffffff);
    const said = await this.model.ask(
      rewordingRequest(model, text, seed),
      (reply) => readReply(reply, text),
      'The request could not be reworded',
    );
    return replaceAtPointer(input, of, said);
  }
}

function readReply(reply: string, origin: string): ReadReply<string> {
  const read = parsedReply(reply);
  const text = isJsonObject(read) ? read['text'] : undefined;
  if (typeof text !== 'string') return { problem: 'That was not a JSON object with "text".' };
  if (text.trim() === '') return { problem: 'The text was empty.' };
  return wordsOf(text) === wordsOf(origin)
    ? { problem: 'The text was the same as before.' }
    : { value: text.trim() };
}

/** Capitals and gaps between words are no other words. */
function wordsOf(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
