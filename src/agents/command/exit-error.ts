import { AgentError } from '../../model/failure.ts';
import { excerpt } from '../excerpt.ts';
import type { Ending } from './start-process.io.ts';

/** The failure of a process that ended where it should not have, with the last lines that it wrote. */
export function exitError(program: string, ending: Ending, stdout = ''): AgentError {
  const head = `The command "${program}" ${ending.how}.`;
  if (ending.stderr !== '')
    return new AgentError('agent', `${head} Last lines of standard error:\n${ending.stderr}`);
  if (stdout.trim() !== '')
    return new AgentError('agent', `${head} Standard output: ${excerpt(stdout.trim())}`);
  return new AgentError('agent', ending.started ? `${head} It wrote nothing to standard error.` : head);
}
