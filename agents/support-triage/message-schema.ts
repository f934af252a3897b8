import * as z from 'zod';

/** What reaches the desk: the bare text, or a message with what is known of its sender. */
export const messageSchema = z.union([
  z.string(),
  z.strictObject({
    message: z.string(),
    customer: z
      .strictObject({
        name: z.string().optional(),
        plan: z.enum(['free', 'pro', 'enterprise']).optional(),
      })
      .optional(),
    channel: z.enum(['mail', 'chat', 'form']).optional(),
  }),
]);
export type Message = z.infer<typeof messageSchema>;
