import { AgentError } from '../../model/failure.ts';

/** The failure of a call that got no answer, or only a part of one, with the reason of the network. */
export function unreachable(shownUrl: string, error: unknown): AgentError {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const reason = cause instanceof Error ? codeOf(cause) : String(cause);
  return new AgentError('network', `${shownUrl} gave no whole answer: ${reason}.`);
}

function codeOf(cause: Error): string {
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return [code, cause.message].filter((part) => part !== '').join(', ') || cause.name;
}
