import { randomUUID } from 'node:crypto';

/** Where the log of the job goes. */
export type WriteLog = (text: string) => void;

/**
 * Shows text that others wrote in the log of the job. The runner obeys none of it: commands are stopped under a word
 * that nobody can guess, and go on afterwards.
 *
 * @param show - writes the text; nothing of it may come later
 */
export async function withoutCommands<Result>(
  write: WriteLog,
  show: (write: WriteLog) => Result | Promise<Result>,
): Promise<Result> {
  const word = randomUUID();
  let last = '\n';
  write(`::stop-commands::${word}\n`);
  try {
    return await show((text) => {
      if (text === '') return;
      write(text);
      last = text;
    });
  } finally {
    write(`${last.endsWith('\n') ? '' : '\n'}::${word}::\n`);
  }
}
