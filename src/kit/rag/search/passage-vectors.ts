import type { AgentContext } from '../../../model/agent.ts';
import { AgentError } from '../../../model/failure.ts';
import { unitVector } from './unit-vector.ts';

export interface PassageVectorsOptions {
  readonly model: string;
  /** Texts that are sent at once. */
  readonly batchSize: number;
}

/**
 * Vectors of texts, asked for once and kept by content.
 *
 * Whoever comes first asks for them, others wait. What one trial got is there for the next, whatever became of the trial;
 * its failure is its own: the next one asks itself.
 */
export class PassageVectors {
  readonly #options: PassageVectorsOptions;
  readonly #texts: readonly string[];
  readonly #vectors = new Map<string, Float32Array>();
  #length: number | null = null;
  #underWay: Promise<void> | null = null;

  constructor(texts: readonly string[], options: PassageVectorsOptions) {
    this.#texts = [...new Set(texts)];
    this.#options = options;
  }

  /** The vector of a text, of length 1. */
  of(text: string): Float32Array | undefined {
    return this.#vectors.get(text);
  }

  /**
   * Waits until all texts have their vectors.
   *
   * @param untilMs - when to stop asking, on the clock of the trial
   * @throws AgentError where a model failed, or gave something that is no vector of the length of the others
   */
  async complete(context: AgentContext, untilMs: number): Promise<void> {
    while (this.#vectors.size < this.#texts.length) {
      if (this.#underWay) await context.clock.hold(this.#underWay.catch(() => {}));
      else await this.#begin(context, untilMs);
      context.signal.throwIfAborted();
    }
  }

  /** The vector of a question: not kept, so that the same trial always asks the same. */
  async embed(text: string, context: AgentContext, untilMs: number): Promise<Float32Array> {
    const [vector] = await this.#ask([text], context, untilMs);
    return unitVector(vector, this.#length);
  }

  #begin(context: AgentContext, untilMs: number): Promise<void> {
    this.#underWay = this.#embedAll(context, untilMs).finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #embedAll(context: AgentContext, untilMs: number): Promise<void> {
    const lacking = this.#texts.filter((text) => !this.#vectors.has(text));
    const { batchSize } = this.#options;
    for (let from = 0; from < lacking.length; from += batchSize) {
      const batch = lacking.slice(from, from + batchSize);
      const vectors = await this.#ask(batch, context, untilMs);
      const read = vectors.map((vector) => {
        const unit = unitVector(vector, this.#length);
        this.#length ??= unit.length;
        return unit;
      });
      for (const [index, text] of batch.entries()) {
        const vector = read[index];
        if (vector) this.#vectors.set(text, vector);
      }
    }
  }

  async #ask(texts: readonly string[], context: AgentContext, untilMs: number): Promise<readonly unknown[]> {
    const { model } = this.#options;
    const timeoutMs = Math.ceil(untilMs - context.clock.now());
    if (timeoutMs <= 0) throw new AgentError('timeout', `The model "${model}" was too slow.`);
    const { vectors }: { readonly vectors?: unknown } = await context.models.embed({
      model,
      texts,
      timeoutMs,
    });
    if (Array.isArray(vectors) && vectors.length === texts.length) return vectors;
    throw new AgentError('output', `The model "${model}" gave no vector for some texts.`);
  }
}
