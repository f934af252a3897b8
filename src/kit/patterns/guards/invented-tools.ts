import type { Guard, GuardAction } from './guard.ts';

/**
 * Finds calls of tools that do not exist. The model is told which tools there are in any case.
 *
 * @param times - the invented call of the task that is found, and every one after it; the first unless given
 */
export function inventedTools({
  times = 1,
  action = 'warn',
}: {
  times?: number;
  action?: GuardAction;
} = {}): Guard {
  return ({ taskCalls, moment }) => {
    if (moment.at !== 'call' || moment.call.status !== 'invented') return null;
    const invented = 1 + taskCalls.filter(({ status }) => status === 'invented').length;
    if (invented < times) return null;
    return { guard: 'invented-tools', action, reason: `There is no tool "${moment.call.request.name}".` };
  };
}
