import type { Order, Refusal, Review } from './order-schema.ts';

/** What a reviewer needs to know of a batch. */
export function reviewOf(batch: string, orders: readonly Order[], refused: readonly Refusal[]): Review {
  const total = orders.length + refused.length;
  const problems: Record<string, number> = {};
  for (const { rule } of refused) problems[rule] = (problems[rule] ?? 0) + 1;
  return {
    batch,
    rows: orders.length,
    refused: refused.length,
    completeness: total === 0 ? 1 : Math.round((orders.length / total) * 1000) / 1000,
    problems,
    totalCents: orders.reduce((sum, { amountCents }) => sum + amountCents, 0),
    exclude: [],
  };
}
