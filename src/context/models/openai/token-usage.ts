import type { TokenUsage } from '../../../model/agent.ts';

/** Tokens by what a service counted. Where nothing came out of its cache, that is not told. */
export function tokenUsage(
  inputTokens: number,
  outputTokens: number,
  cachedTokens: number | null | undefined,
): TokenUsage {
  return { inputTokens, outputTokens, ...(cachedTokens ? { cachedTokens } : {}) };
}
