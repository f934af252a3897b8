import { userInfo } from 'node:os';
import type { Approver } from '../../model/approval.ts';
import type { Progress } from '../run/progress.ts';
import type { RunCommandOptions } from '../run/run-options.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { readSecret } from './read-secret.ts';

/** An approver, and what ends it after the run. */
interface OpenApprover {
  readonly approver: Approver;
  close(): void;
}

/**
 * Whoever decides at the gates of a run, as the command line says; null where nobody does.
 *
 * @param progress - what is drawn on the terminal, and has to stop while a person is asked
 * @throws UserProblem where the options contradict each other, or there is no secret for the server
 */
export async function openApprover(
  { interactive, approvals }: RunCommandOptions,
  terminal: Terminal,
  progress: () => Progress | null,
): Promise<OpenApprover | null> {
  if (interactive && approvals !== undefined) {
    throw new UserProblem('A gate has one way to be decided', 'Give either --interactive or --approvals.');
  }
  if (approvals !== undefined) {
    if (!isHttpAddress(approvals)) {
      throw new UserProblem(
        `"${approvals}" is no address of a server`,
        'Write one such as http://127.0.0.1:7411.',
      );
    }
    const secret = readSecret();
    const { createWebhookApprover } = await import('../../kit/gates/webhook-approver.io.ts');
    return { approver: createWebhookApprover({ url: approvals, secret }), close: () => {} };
  }
  if (!interactive) return null;
  const { createTerminalApprover } = await import('./terminal-approver.ts');
  return createTerminalApprover({
    input: process.stdin,
    write: (text) => terminal.error(text),
    user: userName(),
    onBusy: (isBusy) => (isBusy ? progress()?.pause() : progress()?.resume()),
  });
}

function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function userName(): string {
  try {
    return userInfo().username || 'terminal';
  } catch {
    return 'terminal';
  }
}
