import * as z from 'zod';

/** What the watching process asks a new process to try. */
export const watchRequestSchema = z.object({
  /** Cells by `case@agent`; null with no changes either: everything. */
  cells: z.array(z.string()).nullable(),
  /** Files that changed; what they touch is tried besides the cells. */
  changes: z.array(z.object({ file: z.string(), duringRun: z.boolean() })).nullable(),
  /** Only cases whose key contains this. */
  text: z.string(),
  /** Only cases whose file contains this. */
  path: z.string(),
});
export type WatchRequest = Readonly<z.infer<typeof watchRequestSchema>>;

/** What that process tells on its way. */
export const watchMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('read').describe('the project could be read, and what to try was picked'),
    /** Absolute folder of the runs. */
    out: z.string(),
    /** Files to watch that the project's folder does not show. */
    further: z.array(z.string()),
    /** Files that an agent may have written itself, so that nothing is tried for them. */
    own: z.array(z.string()),
    cases: z.number(),
    files: z.number(),
  }),
  z.object({ type: z.literal('began'), run: z.string() }),
  z.object({ type: z.literal('ended'), tried: z.array(z.string()), failed: z.array(z.string()) }),
  z.object({ type: z.literal('closed').describe('nobody reads the output any more') }),
]);
export type WatchMessage = Readonly<z.infer<typeof watchMessageSchema>>;
