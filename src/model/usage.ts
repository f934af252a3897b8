import { attribute, type Span } from './span.ts';
import type { Usage } from './usage-schema.ts';

export type { Usage } from './usage-schema.ts';

/**
 * Usage summed over model calls only, so that an agent's own total is not counted twice.
 *
 * @returns null where no model was called
 */
export function usageOf(spans: readonly Span[]): Usage | null {
  let usage: Usage | null = null;
  for (const span of spans) {
    if (span.name !== 'chat' && span.name !== 'embeddings') continue;
    const cost = span.attributes[attribute.costUsd];
    const before: Usage = usage ?? { modelCalls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };
    usage = {
      modelCalls: before.modelCalls + 1,
      inputTokens: before.inputTokens + numberOr0(span.attributes[attribute.inputTokens]),
      outputTokens: before.outputTokens + numberOr0(span.attributes[attribute.outputTokens]),
      costUsd: before.costUsd === null || typeof cost !== 'number' ? null : before.costUsd + cost,
    };
  }
  return usage;
}

function numberOr0(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
