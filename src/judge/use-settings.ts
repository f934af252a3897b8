import * as z from 'zod';

/** Settings that every use of a judge may have besides the judge's own. */
export const useSettingsSchema = z.strictObject({
  weight: z
    .number()
    .positive('A weight is more than 0; to leave a judge out, remove it.')
    .optional()
    .describe('its part in the score; a judge with a weight is not required unless `required` says so'),
  required: z
    .boolean()
    .optional()
    .describe(
      'whether the case fails when this judge fails; without a weight that is so, with one it is not',
    ),
  label: z.string().min(1, 'A label needs a text.').optional().describe('what is shown beside the name'),
});
export type UseSettings = Readonly<z.infer<typeof useSettingsSchema>>;
