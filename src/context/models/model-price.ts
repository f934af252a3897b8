import type { TokenUsage } from '../../model/agent.ts';

/** US dollars for a million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  /** Of input that the service had in its cache. */
  readonly cachedInput: number;
}

/** What a call cost, in US dollars. */
export function costOf(
  { inputTokens, outputTokens, cachedTokens = 0 }: TokenUsage,
  price: ModelPrice,
): number {
  const cached = Math.min(cachedTokens, inputTokens);
  return (
    ((inputTokens - cached) * price.input + cached * price.cachedInput + outputTokens * price.output) / 1e6
  );
}
