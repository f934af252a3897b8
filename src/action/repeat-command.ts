import { casesArguments } from './cases-arguments.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';

/** The command that does the same at home, as a shell takes it. */
export function repeatCommand(inputs: ActionInputs): string {
  const folder = inputs['working-directory'];
  const parameters =
    inputs.mode === 'run'
      ? ['run', ...casesArguments(inputs)]
      : [
          'check',
          ...inputs.thresholds.map((threshold) => `--threshold=${threshold}`),
          '--',
          ...inputs['report-path'],
        ];
  const command = ['npx', 'agent-eval', ...parameters].map(quoted).join(' ');
  return folder === '.' ? command : `cd ${quoted(folder)} && ${command}`;
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
