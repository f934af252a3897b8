import type { TokenUsage } from '../../model/agent.ts';
import type { Json } from '../../model/json.ts';
import { attribute } from '../../model/span.ts';

/** What the span of a call of a model shows of its tokens; nothing where they are not known. */
export function usageAttributes(usage: TokenUsage | null): Record<string, Json> {
  if (!usage) return {};
  const { inputTokens, outputTokens, cachedTokens } = usage;
  return {
    [attribute.inputTokens]: inputTokens,
    [attribute.outputTokens]: outputTokens,
    ...(cachedTokens === undefined ? {} : { [attribute.cachedTokens]: cachedTokens }),
  };
}
