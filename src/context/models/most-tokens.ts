import type { ChatRequest, EmbedRequest, TokenUsage } from '../../model/agent.ts';

/** Taken for the length of a reply where the request sets no `maxTokens`. */
const assumedOutputTokens = 4096;

/** What services add around a message, a tool, a schema or a text. */
const tokensAround = 16;

/**
 * Tokens that a call takes at most: a tokenizer makes no more tokens than there are bytes. Text has about a quarter of
 * that.
 */
export function mostTokensOfChat({
  messages,
  tools = [],
  responseSchema,
  maxTokens,
}: ChatRequest): TokenUsage {
  const parts = [...messages, ...tools, ...(responseSchema ? [responseSchema] : [])];
  return {
    inputTokens: tokensAround + sum(parts.map((part) => JSON.stringify(part))),
    outputTokens: maxTokens ?? assumedOutputTokens,
  };
}

export function mostTokensOfTexts({ texts }: EmbedRequest): TokenUsage {
  return { inputTokens: sum(texts), outputTokens: 0 };
}

function sum(texts: readonly string[]): number {
  return texts.reduce((tokens, text) => tokens + Buffer.byteLength(text) + tokensAround, 0);
}
