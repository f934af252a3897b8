import type { Limits } from '../model/agent.ts';
import type { CaseLimits } from '../model/case.ts';
import { AgentError, type Failure } from '../model/failure.ts';
import { formatCount } from '../model/format-count.ts';
import { attribute, type Span, type SpanName } from '../model/span.ts';

/** Counts what a trial uses, and stops it at the next step once it is over. */
export class TrialLimits implements Limits {
  readonly #most: CaseLimits;
  #steps = 0;
  #tokens = 0;
  #costUsd = 0;

  constructor(most: CaseLimits) {
    this.#most = most;
  }

  get steps(): number | null {
    return left(this.#most.steps, this.#steps);
  }

  get tokens(): number | null {
    return left(this.#most.tokens, this.#tokens);
  }

  get costUsd(): number | null {
    return left(this.#most['cost-usd'], this.#costUsd);
  }

  /** @throws AgentError of kind `limit` when a step would go over */
  beforeStep(name: SpanName): void {
    if (!isStep(name)) return;
    this.#steps++;
    const failure = this.overrun();
    if (failure) throw new AgentError('limit', failure.message);
  }

  afterStep(span: Span): void {
    this.#tokens +=
      numberOr0(span.attributes[attribute.inputTokens]) + numberOr0(span.attributes[attribute.outputTokens]);
    this.#costUsd += numberOr0(span.attributes[attribute.costUsd]);
  }

  /** The limit that the trial has gone over, if any; it counts even where the agent swallowed the error. */
  overrun(): Failure | null {
    const { steps, tokens, 'cost-usd': costUsd } = this.#most;
    if (steps !== undefined && this.#steps > steps)
      return over(`${formatCount(this.#steps)} steps`, `${formatCount(steps)} are allowed`);
    if (tokens !== undefined && this.#tokens > tokens)
      return over(`${formatCount(this.#tokens)} tokens`, `${formatCount(tokens)} are allowed`);
    if (costUsd !== undefined && this.#costUsd > costUsd)
      return over(`$${this.#costUsd}`, `$${costUsd} is allowed`);
    return null;
  }
}

function isStep(name: SpanName): boolean {
  return name === 'chat' || name === 'execute_tool' || name === 'embeddings';
}

function left(most: number | undefined, used: number): number | null {
  return most === undefined ? null : Math.max(0, most - used);
}

function over(used: string, allowed: string): Failure {
  return { kind: 'limit', message: `The trial used ${used}; ${allowed}.` };
}

function numberOr0(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
