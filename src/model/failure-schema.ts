import * as z from 'zod';
import { errorKinds } from './error-kinds.ts';

export const failureSchema = z.object({
  kind: z.enum(errorKinds),
  message: z.string(),
  cause: z.string().exactOptional(),
});
export type Failure = Readonly<z.infer<typeof failureSchema>>;
