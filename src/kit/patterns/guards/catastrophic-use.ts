import type { Tool } from '../../../model/agent.ts';
import { permissionOf } from '../../tools/permission-of.ts';
import type { Guard, GuardAction } from './guard.ts';

/**
 * Finds destructive calls that nobody approved, and those beyond what one task may destroy. A tool that does not say what
 * it may do counts as destructive. With `stop` a call over the cap is not made.
 *
 * @param most - destructive calls that may succeed in one task; 1 unless given
 */
export function catastrophicUse({
  most = 1,
  action = 'stop',
}: {
  most?: number;
  action?: GuardAction;
} = {}): Guard {
  return ({ taskCalls, moment }) => {
    if (moment.at === 'result' && isRefused(moment.outcome)) {
      const reason = `A destructive call was not approved. ${moment.outcome.error?.message ?? ''}`.trim();
      return { guard: 'catastrophic-use', action, reason };
    }
    if (moment.at !== 'call' || !isDestructive(moment.call.tool)) return null;
    const done = taskCalls.filter(({ tool, status }) => status === 'succeeded' && isDestructive(tool)).length;
    if (done < most) return null;
    const reason = `"${moment.call.request.name}" would be destructive call ${done + 1} of a task that may make ${most}.`;
    return { guard: 'catastrophic-use', action, reason };
  };
}

function isRefused({ tool, error }: { tool: Tool | null; error: { kind: string } | null }): boolean {
  return isDestructive(tool) && error?.kind === 'permission';
}

function isDestructive(tool: Tool | null): boolean {
  return tool !== null && permissionOf(tool) === 'destructive';
}
