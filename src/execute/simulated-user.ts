import { createModels } from '../context/models/create-models.ts';
import type { ModelService } from '../context/models/model-service.ts';
import { SpanRecorder } from '../context/trace-recorder.ts';
import type { TrialContext } from '../context/trial-context.ts';
import { TrialLimits } from '../context/trial-limits.ts';
import { parseJson } from '../judge/parse-json.ts';
import type { ChatRequest, Models } from '../model/agent.ts';
import { toFailure } from '../model/failure.ts';
import { isJsonObject, type Json } from '../model/json.ts';
import type { SimulatedUserSettings } from '../model/simulated-user-schema.ts';
import { type Usage, usageOf } from '../model/usage.ts';
import type { Trial } from './trial.ts';
import { type SaidTurn, userRequest, userRequestAgain } from './user-request.ts';

/**
 * The user of one trial, played by a model. Its calls are recorded apart from those of the agent: neither its tokens nor its time
 * are the agent's.
 */
export class SimulatedUser {
  /** Whether its goal was reached; null while nobody can tell. */
  reached: boolean | null = null;
  /** Why it could not go on; then nothing was measured of the agent. */
  problem: string | null = null;
  readonly #user: SimulatedUserSettings;
  readonly #context: TrialContext;
  readonly #spans: SpanRecorder;
  readonly #models: Models;
  #thoughtMs = 0;
  #thinksSinceMs: number | null = null;

  constructor(
    user: SimulatedUserSettings,
    trial: Trial,
    context: TrialContext,
    service: ModelService | undefined,
  ) {
    this.#user = user;
    this.#context = context;
    this.#spans = new SpanRecorder(() => context.elapsedMs(), new TrialLimits({}));
    const { planned, agent, iteration } = trial;
    this.#models = createModels(
      { clock: context.clock, trace: this.#spans, signal: context.signal },
      { case: planned.case.key, agent: agent.name, iteration, role: 'user' },
      service,
    );
  }

  /**
   * What the user says next; undefined where the conversation is over.
   *
   * @throws what the model threw, with `problem` set
   */
  async next(turns: readonly SaidTurn[]): Promise<string | undefined> {
    const { opening, maxTurns } = this.#user;
    if (turns.length === 0 && opening !== undefined) return opening;
    this.#thinksSinceMs = this.#context.elapsedMs();
    try {
      const said = await this.#ask(userRequest(this.#user, turns), turns.length > 0);
      this.reached = said === null;
      return said === null || turns.length >= maxTurns ? undefined : said;
    } catch (error) {
      this.problem = `The simulated user could not go on: ${toFailure(error).message}`;
      throw error;
    } finally {
      this.#thoughtMs = this.thoughtMs(this.#context.elapsedMs());
      this.#thinksSinceMs = null;
    }
  }

  /** Milliseconds that the user took up to a moment of the trial. */
  thoughtMs(atMs: number): number {
    return this.#thoughtMs + (this.#thinksSinceMs === null ? 0 : Math.max(0, atMs - this.#thinksSinceMs));
  }

  /** What the model used that plays the user; null where it was not asked. */
  get usage(): Usage | null {
    return usageOf(this.#spans.spans);
  }

  /** A model may slip once. null: the goal is reached. */
  async #ask(request: ChatRequest, mayEnd: boolean): Promise<string | null> {
    const first = (await this.#models.chat(request)).text;
    const read = readReply(first, mayEnd);
    if (!('problem' in read)) return read.said;
    const second = (await this.#models.chat(userRequestAgain(request, first, read.problem))).text;
    const readAgain = readReply(second, mayEnd);
    if ('problem' in readAgain)
      throw new Error(
        `the model "${this.#user.model}" twice gave no reply that could be used. ${readAgain.problem}`,
      );
    return readAgain.said;
  }
}

function readReply(text: string, mayEnd: boolean): { said: string | null } | { problem: string } {
  const read = parseJson(text);
  const reply = 'value' in read ? read.value : null;
  if (!isReply(reply)) return { problem: 'That was not a JSON object with "reached" and "message".' };
  if (reply.reached)
    return mayEnd ? { said: null } : { problem: 'Nothing was said yet, so nothing is reached.' };
  const said = reply.message.trim();
  return said === '' ? { problem: 'The message was empty although the goal is not reached.' } : { said };
}

function isReply(value: Json): value is { reached: boolean; message: string } {
  return isJsonObject(value) && typeof value['reached'] === 'boolean' && typeof value['message'] === 'string';
}
