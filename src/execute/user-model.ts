import { createModels } from '../context/models/create-models.ts';
import type { ModelService } from '../context/models/model-service.ts';
import { SpanRecorder } from '../context/trace-recorder.ts';
import type { TrialContext } from '../context/trial-context.ts';
import { TrialLimits } from '../context/trial-limits.ts';
import type { ChatMessage, ChatRequest, Models } from '../model/agent.ts';
import { toFailure } from '../model/failure.ts';
import { type Usage, usageOf } from '../model/usage.ts';
import type { Trial } from './trial.ts';

/** What a reply says, or what is wrong with it as a sentence. */
export type ReadReply<Value> = { readonly value: Value } | { readonly problem: string };

/**
 * A model that speaks for the user of one trial. Its calls are recorded apart from those of the agent: neither its tokens nor its
 * time are the agent's.
 */
export class UserModel {
  /** Why it could not go on; then nothing was measured of the agent. */
  problem: string | null = null;
  readonly #context: TrialContext;
  readonly #spans: SpanRecorder;
  readonly #models: Models;
  #thoughtMs = 0;
  #thinksSinceMs: number | null = null;

  constructor(
    { planned, agent, iteration }: Trial,
    context: TrialContext,
    service: ModelService | undefined,
  ) {
    this.#context = context;
    this.#spans = new SpanRecorder(() => context.elapsedMs(), new TrialLimits({}));
    this.#models = createModels(
      { clock: context.clock, trace: this.#spans, signal: context.signal },
      { case: planned.case.key, agent: agent.name, iteration, role: 'user' },
      service,
    );
  }

  /**
   * What the model says. It may slip once.
   *
   * @param failed - what to say where it slips again, or does not answer
   * @throws what the model threw, with `problem` set
   */
  async ask<Value>(
    request: ChatRequest,
    read: (reply: string) => ReadReply<Value>,
    failed: string,
  ): Promise<Value> {
    this.#thinksSinceMs = this.#context.elapsedMs();
    try {
      return await this.#askTwice(request, read);
    } catch (error) {
      this.problem = `${failed}: ${toFailure(error).message}`;
      throw error;
    } finally {
      this.#thoughtMs = this.thoughtMs(this.#context.elapsedMs());
      this.#thinksSinceMs = null;
    }
  }

  /** Milliseconds that the model took up to a moment of the trial. */
  thoughtMs(atMs: number): number {
    return this.#thoughtMs + (this.#thinksSinceMs === null ? 0 : Math.max(0, atMs - this.#thinksSinceMs));
  }

  /** What the model used; null where it was not asked. */
  get usage(): Usage | null {
    return usageOf(this.#spans.spans);
  }

  async #askTwice<Value>(request: ChatRequest, read: (reply: string) => ReadReply<Value>): Promise<Value> {
    const first = (await this.#models.chat(request)).text;
    const said = read(first);
    if ('value' in said) return said.value;
    const second = (await this.#models.chat(again(request, first, said.problem))).text;
    const saidAgain = read(second);
    if ('value' in saidAgain) return saidAgain.value;
    throw new Error(
      `the model "${request.model}" twice gave no reply that could be used. ${saidAgain.problem} It said: ${JSON.stringify(second.slice(0, 200))}`,
    );
  }
}

/** The same once more, after a reply that could not be used. */
function again(request: ChatRequest, reply: string, problem: string): ChatRequest {
  const more: ChatMessage[] = [
    { role: 'assistant', content: reply },
    { role: 'user', content: `${problem} Reply again, with nothing but the JSON object.` },
  ];
  return { ...request, messages: [...request.messages, ...more] };
}
