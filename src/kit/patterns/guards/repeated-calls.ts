import { canonicalJson } from '../../../model/json.ts';
import type { ToolOutcome } from '../call-tools.ts';
import type { ReadCall } from '../read-call.ts';
import type { Guard, GuardAction } from './guard.ts';

/**
 * Finds the call that asks the same tool with the same arguments for the nth time in one step: an agent in a loop.
 *
 * @param times - the call that is found, and every one after it; 3 unless given
 */
export function repeatedCalls({
  times = 3,
  action = 'stop',
}: {
  times?: number;
  action?: GuardAction;
} = {}): Guard {
  return ({ stepCalls, moment }) => {
    if (moment.at !== 'call') return null;
    const { call } = moment;
    const asked = 1 + stepCalls.filter((earlier) => isSame(earlier, call)).length;
    if (asked < times) return null;
    const reason = `"${call.request.name}" is called ${asked} times with the same arguments.`;
    return { guard: 'repeated-calls', action, reason };
  };
}

/** Arguments that are no JSON are compared as they were written. */
function isSame(one: Pick<ToolOutcome, 'request' | 'args'>, other: ReadCall): boolean {
  if (one.request.name !== other.request.name) return false;
  if (one.request.arguments === other.request.arguments) return true;
  return one.args !== null && other.args !== null && canonicalJson(one.args) === canonicalJson(other.args);
}
