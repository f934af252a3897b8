import * as z from 'zod';

const idPattern = /^[A-Za-z0-9._-]+$/;

/** A name of a suite, case, agent or tag: letters, digits, dot, underscore and hyphen. */
export const idSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(idPattern, 'Only letters, digits, ".", "_" and "-" are allowed here.');

/** Tells whether a text can be used as a name of a suite, case, agent or tag. */
export function isId(text: string): boolean {
  return text.length > 0 && text.length <= 200 && idPattern.test(text);
}
