import * as z from 'zod';

/** Where something stands in a user's file. Lines and columns start at 1; `row` is a dataset's row. */
export const placeSchema = z.object({
  file: z.string().describe('path relative to the project, with / between folders'),
  line: z.int().min(1),
  column: z.int().min(1),
  row: z.int().min(1).exactOptional(),
});
export type Place = Readonly<z.infer<typeof placeSchema>>;
