import type { Json } from '../../model/json.ts';
import { attribute } from '../../model/span.ts';

/** What a service told of its tokens, whatever that is. */
interface ToldUsage {
  readonly input: unknown;
  readonly output: unknown;
  readonly cached?: unknown;
}

/** Attributes of a call of a chat model. */
export function chatAttributes(model: string): Record<string, Json> {
  return { [attribute.operation]: 'chat', [attribute.model]: model };
}

/** Tokens of a call. What nobody told stays out: unknown is not 0. */
export function usageAttributes({ input, output, cached }: ToldUsage): Record<string, Json> {
  return {
    ...(isCount(input) ? { [attribute.inputTokens]: input } : {}),
    ...(isCount(output) ? { [attribute.outputTokens]: output } : {}),
    ...(isCount(cached) ? { [attribute.cachedTokens]: cached } : {}),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
