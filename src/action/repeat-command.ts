import { casesArguments } from './cases-arguments.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';

/**
 * The command that tries the same cases at home, as a shell takes it.
 *
 * @param earlier - parameters of the run that a report is of; parts of one run are tried together
 */
export function repeatCommand(inputs: ActionInputs, earlier: readonly string[]): string {
  const parameters = inputs.mode === 'run' ? ['run', ...casesArguments(inputs)] : withoutWhere(earlier);
  const command = ['npx', 'agent-eval', ...parameters].map(quoted).join(' ');
  const folder = inputs['working-directory'];
  return folder === '.' ? command : `cd ${quoted(folder)} && ${command}`;
}

/** Options that say where a run took place and how it was told, and not what was tried. */
const where = /^--(shard|reporter|out|resume|yes)(?=$|=)/;
const alone = new Set(['--yes']);

function withoutWhere(parameters: readonly string[]): readonly string[] {
  return parameters.filter((parameter, index) => {
    const before = parameters[index - 1] ?? '';
    const isValue = where.test(before) && !before.includes('=') && !alone.has(before);
    return !where.test(parameter) && !isValue;
  });
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
