import type { SettingProblem } from '../../model/judge.ts';
import { type ArgsModes, modeOf, type ReferenceCall } from './reference-call.ts';

/** Settings about arguments that would silently do nothing. */
export function checkCalls(calls: readonly ReferenceCall[], modes: ArgsModes): SettingProblem[] {
  const names = new Set(calls.map((call) => call.name));
  const idle =
    typeof modes === 'string' ? [] : Object.keys(modes).filter((tool) => tool !== '*' && !names.has(tool));
  return [
    ...idle.map((tool) => idleMode(tool)),
    ...calls.flatMap((call, index) =>
      call.defaults !== undefined && (call.args === undefined || modeOf(modes, call.name) !== 'defaults')
        ? [idleDefaults(['calls', index, 'defaults'])]
        : [],
    ),
  ];
}

/** `defaults` where no argument mode reads them. */
export function idleDefaults(path: readonly (string | number)[]): SettingProblem {
  return {
    path,
    severity: 'error',
    code: 'unused-defaults',
    message: 'These defaults are never read.',
    why: 'Only calls that have `args` and the argument mode `defaults` are filled in.',
    fix: 'Set the argument mode to `defaults`, or take the defaults away.',
  };
}

function idleMode(tool: string): SettingProblem {
  return {
    path: ['args', tool],
    severity: 'warning',
    code: 'unused-args-mode',
    message: `No expected call is named "${tool}".`,
    why: 'The argument mode of a tool that is not among the calls has no effect; it may be a slip of the name.',
    fix: 'Correct the name, or take the entry away.',
  };
}
