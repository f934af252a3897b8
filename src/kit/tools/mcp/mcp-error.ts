import { AgentError, type ErrorKind, toFailure } from '../../../model/failure.ts';
import { cleanText } from '../clean-text.ts';

const mostWords = 2000;

/**
 * What went wrong with a server, as an error with a kind.
 *
 * @param server - how errors call it
 * @param lastWords - what it wrote to its standard error
 */
export function mcpError(error: unknown, server: string, lastWords = ''): AgentError {
  if (error instanceof AgentError) return error;
  const { message } = toFailure(error);
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  const told = cleanText(message, mostWords);
  if (code === 'ENOENT' || code === 'EACCES')
    return new AgentError('agent', `${server} could not be started: ${told}.`, { cause: error });
  const words = lastWords === '' ? '' : ` Its last words: ${cleanText(lastWords, mostWords)}`;
  return new AgentError(kindOf(code, error), `${server} failed: ${told}.${words}`, { cause: error });
}

/** Codes are those of JSON-RPC, of HTTP, or of the system. */
function kindOf(code: unknown, error: unknown): ErrorKind {
  if (typeof code === 'number') {
    const known = kinds.get(code);
    if (known) return known;
    if (code >= 500) return 'unavailable';
  }
  const isUnauthorized = error instanceof Error && error.constructor.name === 'UnauthorizedError';
  return isUnauthorized ? 'permission' : toFailure(error).kind;
}

const kinds: ReadonlyMap<number, ErrorKind> = new Map([
  // Of JSON-RPC: connection closed, request timed out, arguments or result that do not fit their schema.
  [-32000, 'unavailable'],
  [-32001, 'timeout'],
  [-32602, 'output'],
  // Of HTTP; 404 is a session that the server has forgotten.
  [401, 'permission'],
  [403, 'permission'],
  [404, 'unavailable'],
  [408, 'timeout'],
  [429, 'rate-limit'],
]);
