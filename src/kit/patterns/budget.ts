import type { AgentContext, Limits } from '../../model/agent.ts';

/**
 * What is left of the limits of a trial, for an agent that stops before it goes over one.
 *
 * The next call of a model is taken to need what the last one did: a conversation only grows.
 */
export class Budget {
  readonly #context: Pick<AgentContext, 'limits'>;
  #lastTokens = 0;
  #lastCostUsd = 0;

  constructor(context: Pick<AgentContext, 'limits'>) {
    this.#context = context;
  }

  /** Calls a model and remembers what that took. */
  async spend<Value>(call: () => Promise<Value>): Promise<Value> {
    const { tokens, costUsd } = this.#context.limits;
    const value = await call();
    this.#lastTokens = takenOf(tokens, this.#context.limits.tokens);
    this.#lastCostUsd = takenOf(costUsd, this.#context.limits.costUsd);
    return value;
  }

  /** Why no model can be called any more; null where one can. */
  get modelProblem(): string | null {
    const { tokens, costUsd } = this.#context.limits;
    if (this.stepProblem !== null) return this.stepProblem;
    if (isSpent(tokens, this.#lastTokens))
      return `${tokens} tokens are left, and the last call took ${this.#lastTokens}.`;
    if (isSpent(costUsd, this.#lastCostUsd))
      return `${dollars(costUsd)} is left, and the last call cost ${dollars(this.#lastCostUsd)}.`;
    return null;
  }

  /** Why nothing at all can be called any more; null where something can. */
  get stepProblem(): string | null {
    return this.#context.limits.steps === 0 ? 'No step of the limit is left.' : null;
  }
}

function takenOf(before: Limits['tokens'], after: Limits['tokens']): number {
  return before === null || after === null ? 0 : before - after;
}

function isSpent(left: number | null, last: number): left is number {
  return left !== null && (left === 0 || left < last);
}

/** Without the noise of binary fractions. */
function dollars(amount: number): string {
  return `$${Number(amount.toFixed(6))}`;
}
