import type * as z from 'zod';
import { findJson } from '../data/find-json.ts';
import { parseJson } from '../parse-json.ts';

/**
 * The answer of a judge: JSON, with or without words or a code block around it.
 *
 * Where several objects in it could be the answer, none of them is: a judge may quote a verdict that stands in what it
 * judges.
 *
 * @returns the answer, or what is wrong with it as a sentence
 */
export function readAnswer<Answer>(
  text: string,
  schema: z.ZodType<Answer>,
): { readonly answer: Answer } | { readonly problem: string } {
  const whole = parseJson(text);
  const values = 'value' in whole ? [whole.value] : findJson(text).flatMap(parsed);
  if (values.length === 0) return { problem: 'There is no JSON object in it.' };
  const read = values.map((value) => schema.safeParse(value));
  const fitting = read.flatMap(({ success, data }) => (success ? [data] : []));
  const [answer] = fitting;
  if (answer !== undefined && fitting.length === 1) return { answer };
  if (fitting.length > 1) return { problem: `There are ${fitting.length} grades in it instead of one.` };
  return { problem: complaint(read[0]?.error) };
}

function parsed(text: string): unknown[] {
  const read = parseJson(text);
  return 'value' in read ? [read.value] : [];
}

function complaint(error: z.ZodError | undefined): string {
  const issues = error?.issues.slice(0, 3) ?? [];
  const told = issues.map(({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`);
  return `Its JSON does not fit: ${told.join('; ')}.`;
}
