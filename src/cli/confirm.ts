import type { Terminal } from './terminal.ts';

/**
 * Asks a question that is answered with yes or no.
 *
 * @param otherwise - what to do where nobody is there to ask
 * @returns false without a terminal: nobody can say yes
 */
export async function confirm(question: string, otherwise: string, terminal: Terminal): Promise<boolean> {
  if (!process.stdin.isTTY) {
    terminal.error(`Nobody is there to ask. ${otherwise}\n`);
    return false;
  }
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(question);
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}
