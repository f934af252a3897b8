/** The desk that all samples of this folder are: what its one tool knows, and what its scripted models say. */
const orders: Readonly<Record<number, { readonly status: string }>> = { 7: { status: 'on its way' } };

/** @throws Error for an order that there is not */
export function lookUp(order: number): { readonly status: string } {
  const found = orders[order];
  if (!found) throw new Error(`There is no order ${order}.`);
  return found;
}

/** The call that a question asks for; null where it names no order. */
export function callFor(
  question: string,
): { readonly name: string; readonly args: { order: number } } | null {
  const order = /order (\d+)/.exec(question)?.[1];
  return order === undefined ? null : { name: 'order_lookup', args: { order: Number(order) } };
}

/** The answer after the tool gave this text; empty where it was not called. */
export function answerTo(result: string): string {
  if (result === '') return 'Which order do you mean?';
  return result.includes('on its way') ? 'It is on its way.' : 'I cannot find that order.';
}
