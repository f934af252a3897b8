import * as z from 'zod';

/** Wald's sequential test of a pass rate; see docs/benchmark.md. */
export const stopEarlySchema = z.object({
  p0: z.number().describe('pass rate of an agent that is good enough'),
  p1: z.number().describe('pass rate of one that is not'),
  alpha: z.number().describe('chance to reject an agent that is good enough'),
  beta: z.number().describe('chance to accept one that is not'),
});

export type StopEarly = Readonly<z.infer<typeof stopEarlySchema>>;
