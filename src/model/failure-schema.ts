import * as z from 'zod';
import { errorKinds } from './error-kinds.ts';

export const failureSchema = z.object({
  kind: z.enum(errorKinds),
  message: z.string(),
  cause: z.string().exactOptional(),
  at: z.string().exactOptional().describe('where in the project it was thrown: file:line:column'),
});
export type Failure = Readonly<z.infer<typeof failureSchema>>;
