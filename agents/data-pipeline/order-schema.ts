import * as z from 'zod';

/** A row as the shop exports it: nothing in it can be relied on. */
const rawOrderSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type RawOrder = z.infer<typeof rawOrderSchema>;

/** A row as the warehouse keeps it. */
export const orderSchema = z.strictObject({
  id: z.string(),
  customer: z.string(),
  amountCents: z.int().describe('in euros'),
  ordered: z.iso.date(),
});
export type Order = z.infer<typeof orderSchema>;

/** Why a row did not get through. */
export type Refusal = { readonly id: string; readonly rule: string; readonly value: string };

/** What the pipeline is asked to do. */
export const batchSchema = z.strictObject({
  batch: z.string().regex(/^[a-z0-9-]+$/),
  rows: z.array(rawOrderSchema),
  mode: z.enum(['create', 'replace']).exactOptional().describe('replace: what is there is overwritten'),
  review: z
    .strictObject({
      authority: z.union([z.string(), z.array(z.string())]).exactOptional(),
      escalateTo: z.array(z.string()).exactOptional(),
      timeoutMs: z.number().exactOptional(),
      onTimeout: z.enum(['reject', 'approve']).exactOptional(),
    })
    .exactOptional()
    .describe('who decides on the quality of the data, and what silence means'),
});
export type Batch = z.infer<typeof batchSchema>;

/** What the reviewer sees, and may change: further rows to leave out. */
export const reviewSchema = z.strictObject({
  batch: z.string(),
  rows: z.int(),
  refused: z.int(),
  completeness: z.number().min(0).max(1),
  problems: z.record(z.string(), z.int()),
  totalCents: z.int(),
  exclude: z.array(z.string()),
});
export type Review = z.infer<typeof reviewSchema>;
