import { didYouMean } from '../model/did-you-mean.ts';
import type { SpanName } from '../model/span.ts';
import type { Attempt } from './attempt.ts';

/**
 * The end of a sentence that says that the agent never came to a part: the name that was meant instead, if any is close.
 *
 * @param parts - names that the agent says it has
 * @param span - of such a part, in the trace
 */
export function hintOfName(
  name: string,
  parts: readonly string[] | undefined,
  span: SpanName,
  { context }: Attempt,
): string {
  const seen = context.spans.filter((one) => one.name === span).map(({ label }) => label);
  const close = didYouMean(name, new Set([...(parts ?? []), ...seen]));
  return close === null || close === name ? '' : `; did you mean "${close}"?`;
}
