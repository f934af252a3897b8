import * as z from 'zod';

/** How high the score of a graded judge must be. */
export const thresholdSetting = z
  .number()
  .min(0, 'A threshold lies between 0 and 1.')
  .max(1, 'A threshold lies between 0 and 1.')
  .describe('lowest score that passes, 0 to 1');
