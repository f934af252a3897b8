import type { Verdict } from '../../model/judge.ts';
import { count, showCalls } from './show-call.ts';
import type { ToolCall } from './tool-calls-of.ts';
import { chosenCalls, chosenText, type Which } from './which-calls.ts';

/**
 * Holds the chosen calls of one tool against a demand.
 *
 * Where no call was chosen the verdict is failed. It stands under `not-` as well, but for `any`: "no call did this" is
 * true of an agent that never called the tool, while "the last call did not" has no call to speak of.
 *
 * @param demand - what a call must be, to follow "expected … to"
 * @param show - a call, and what there is to know of it
 */
export function judgeChosen(
  tool: string,
  which: Which,
  calls: readonly ToolCall[],
  demand: string,
  fits: (call: ToolCall) => boolean,
  show: (calls: readonly ToolCall[]) => string = showCalls,
): Verdict {
  const chosen = chosenCalls(which, calls);
  const expected = `expected ${chosenText(which, tool)} to ${demand}`;
  if (chosen.length === 0) {
    const reason =
      calls.length === 0 ? `${tool} was not called` : `${tool} was called ${count(calls.length, 'time')}`;
    const failed = { status: 'failed', score: 0, reason: `${reason}; ${expected}.` } as const;
    return which === 'any' ? failed : { ...failed, final: true };
  }
  const fitting = chosen.filter(fits);
  if (which === 'any' ? fitting.length > 0 : fitting.length === chosen.length) {
    return { status: 'passed', score: 1, reason: `As ${expected}: ${show(fitting)}.` };
  }
  const unfit = chosen.filter((call) => !fitting.includes(call));
  return { status: 'failed', score: 0, reason: `${show(unfit)}; ${expected}.` };
}
