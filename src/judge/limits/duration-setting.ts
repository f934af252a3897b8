import * as z from 'zod';
import { durationPattern } from '../../model/duration.ts';

/** A duration with its unit, as people write it. */
export const durationSetting = z
  .string('Expected a duration with its unit, such as 500ms or 2s.')
  .regex(durationPattern, 'Expected a duration with its unit, such as 500ms or 2s.');
