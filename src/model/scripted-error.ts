import * as z from 'zod';
import { durationPattern } from './duration.ts';
import { errorKinds } from './error-kinds.ts';

/** An error as a case writes it: its kind, or that with a message and the wait that it asks for. */
export const scriptedErrorSchema = z.lazy(() =>
  z.union([
    z.enum(errorKinds),
    z.strictObject({
      kind: z.enum(errorKinds),
      message: z.string().exactOptional(),
      'retry-after': z
        .string()
        .regex(durationPattern, 'Expected a duration such as "500ms", "5s" or "2m"')
        .meta({ examples: ['5s'] })
        .exactOptional(),
    }),
  ]),
);
export type ScriptedError = Readonly<z.infer<typeof scriptedErrorSchema>>;
