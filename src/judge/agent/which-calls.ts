import * as z from 'zod';
import type { ToolCall } from './tool-calls-of.ts';

/** Which of the calls of a tool must fit: any, all, the last one, or the one with this number (from 1). */
export const whichSchema = z.union([z.enum(['any', 'all', 'last']), z.int().min(1)]);
export type Which = z.infer<typeof whichSchema>;

/** The calls that decide; none where there is nothing to judge. */
export function chosenCalls(which: Which, calls: readonly ToolCall[]): readonly ToolCall[] {
  if (which === 'any' || which === 'all') return calls;
  return which === 'last' ? calls.slice(-1) : calls.slice(which - 1, which);
}

/** The calls in words, such as `any call of search` or `call 2 of search`. */
export function chosenText(which: Which, tool: string): string {
  if (which === 'last') return `the last call of ${tool}`;
  return typeof which === 'number'
    ? `call ${which} of ${tool}`
    : `${which} call${which === 'all' ? 's' : ''} of ${tool}`;
}
