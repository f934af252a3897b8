import * as z from 'zod';
import { idPattern } from './is-id.ts';

export { isId } from './is-id.ts';

/** A name of a suite, case, agent or tag: letters, digits, dot, underscore and hyphen. */
export const idSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(idPattern, 'Only letters, digits, ".", "_" and "-" are allowed here.');
