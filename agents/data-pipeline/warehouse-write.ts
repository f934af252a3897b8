import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgentError, type Tool } from 'agent-eval';
import * as z from 'zod';
import { type Order, orderSchema } from './order-schema.ts';

const argsSchema = z.strictObject({
  folder: z.string(),
  batch: z.string(),
  orders: z.array(orderSchema),
});
const receiptSchema = z.strictObject({
  file: z.string(),
  rows: z.int(),
  written: z.boolean().describe('false: it was there already'),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** How long a person has to approve what cannot be undone. */
const patienceMs = 10 * 60_000;

/** Writes a batch that the warehouse does not have yet. */
export const warehouseWrite: Tool = {
  name: 'warehouse.write',
  description: 'Writes a batch of orders as CSV. Writing the same batch again changes nothing.',
  permission: 'write',
  input: argsSchema,
  run: (args) => store(args, false),
};

/** Writes a batch whatever was there before. */
export const warehouseReplace: Tool = {
  name: 'warehouse.replace',
  description: 'Overwrites a batch of orders.',
  permission: 'destructive',
  approval: { timeoutMs: patienceMs },
  input: argsSchema,
  run: (args) => store(args, true),
};

/**
 * Reads the receipt of a write.
 *
 * @throws AgentError of kind `network` for anything else: the write may have happened, and is safe to repeat
 */
export function readReceipt(given: unknown): Receipt {
  const receipt = receiptSchema.safeParse(given);
  if (receipt.success) return receipt.data;
  throw new AgentError('network', 'The warehouse gave no receipt, so nobody knows whether it wrote.');
}

/** Synchronous, so that it takes no time on a virtual clock; renamed into place, so that nobody reads half a file. */
function store(args: unknown, replaces: boolean): Receipt {
  const { folder, batch, orders } = argsSchema.parse(args);
  const file = join(folder, `${batch}.csv`);
  const content = csvOf(orders);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (before === content) return { file, rows: orders.length, written: false };
  if (before !== null && !replaces)
    throw new AgentError('permission', `The warehouse holds another batch "${batch}" already.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.tmp`, content);
  renameSync(`${file}.tmp`, file);
  return { file, rows: orders.length, written: true };
}

function csvOf(orders: readonly Order[]): string {
  const lines = orders.map(({ id, customer, amountCents, ordered }) =>
    [id, customer, String(amountCents), ordered].map(cellOf).join(','),
  );
  return `${['id,customer,amount_cents,ordered', ...lines].join('\n')}\n`;
}

function cellOf(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
