import { type Agent, AgentError, type Json } from 'agent-eval';
import { fileStore, gate, graph, node } from 'agent-eval/kit';
import * as z from 'zod';
import {
  type Batch,
  batchSchema,
  type Order,
  type Refusal,
  reviewSchema,
} from './data-pipeline/order-schema.ts';
import { reviewOf } from './data-pipeline/review-of.ts';
import { sourceRead } from './data-pipeline/source-read.ts';
import { transformOrders } from './data-pipeline/transform-orders.ts';
import { removeWarehouse, warehouseFolder } from './data-pipeline/warehouse-folder.ts';
import { readReceipt, warehouseReplace, warehouseWrite } from './data-pipeline/warehouse-write.ts';
import { makeTeam } from './team/team.ts';

/** How long a reviewer has, where the batch does not say. */
const reviewMs = 30 * 60_000;

const team = makeTeam([
  { id: 'loader', grant: 'read' },
  { id: 'exporter', grant: 'destructive' },
]);

const ingest = node({
  name: 'ingest',
  tools: [sourceRead.name],
  retry: { maxRetries: 2, baseMs: 500 },
  timeoutMs: 5000,
  run: async ({ input, context }) => {
    const { rows } = batchSchema.parse(input);
    const read = batchSchema.shape.rows.safeParse(await team.call('loader', sourceRead, rows, context));
    if (read.success) return read.data;
    throw new AgentError('output', 'The source gave something other than rows.');
  },
});

const transform = node({
  name: 'transform',
  after: [ingest],
  retry: { maxRetries: 1 },
  run: ({ upstream }): { orders: Order[]; refused: Refusal[] } => transformOrders(upstream.ingest),
});

const review = gate({
  name: 'data_quality_review',
  after: [transform],
  request: ({ input, upstream }) => {
    const { batch, mode, review: wish }: Batch = batchSchema.parse(input);
    const { orders, refused } = upstream.transform;
    return {
      action: `Export ${orders.length} of ${orders.length + refused.length} orders of ${batch}`,
      payload: reviewOf(batch, orders, refused),
      authority: 'dana',
      timeoutMs: reviewMs,
      ...(mode === 'replace' ? { destructive: true } : {}),
      ...wish,
    };
  },
});

const exportOrders = node({
  name: 'export',
  after: [transform, review],
  gates: [warehouseReplace.name],
  tools: [warehouseWrite.name, warehouseReplace.name],
  retry: { maxRetries: 2, baseMs: 500 },
  run: async ({ input, upstream, context }) => {
    const { batch, mode } = batchSchema.parse(input);
    const { exclude } = readReview(upstream.data_quality_review);
    const orders = upstream.transform.orders.filter(({ id }) => !exclude.includes(id));
    const folder = warehouseFolder(context.conversation.sessionId);
    const tool = mode === 'replace' ? warehouseReplace : warehouseWrite;
    return readReceipt(await team.call('exporter', tool, { folder, batch, orders }, context));
  },
});

const pipeline = graph({
  name: 'data-pipeline',
  version: '1.0.0',
  nodes: [ingest, transform, review, exportOrders],
  input: batchSchema,
  // With a store, a run that was killed goes on with what it has done.
  ...(process.env['DATA_PIPELINE_STORE'] ? { store: fileStore(process.env['DATA_PIPELINE_STORE']) } : {}),
  output: ({ status, results, stoppedBy }) => ({
    status,
    refused: results.transform?.refused ?? [],
    exported: results.export ?? null,
    stoppedBy: stoppedBy && { ...stoppedBy },
  }),
});

/** Orders of a shop on their way into a warehouse: nothing is written before somebody has looked at the quality. */
export default {
  ...pipeline,
  output: z.looseObject({ status: z.enum(['succeeded', 'rejected', 'terminated']) }),
  close: removeWarehouse,
} satisfies Agent;

/** A reviewer may have changed it by hand. */
function readReview(given: Json): { exclude: readonly string[] } {
  const read = reviewSchema.safeParse(given);
  if (read.success) return read.data;
  throw new AgentError(
    'output',
    `The review was changed into something else: ${z.prettifyError(read.error)}`,
  );
}
