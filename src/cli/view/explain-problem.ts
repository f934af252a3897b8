import { EventLogError } from '../../execute/event-log-error.ts';
import type { Content } from './send-content.ts';
import { ViewProblem } from './view-problem.ts';

/**
 * What the page is told where something cannot be shown: no path of this machine, and no stack.
 *
 * @param onFault - told of what is none of the reader's business
 */
export function explainProblem(error: unknown, onFault: (error: unknown) => void): Content {
  if (error instanceof ViewProblem) return { status: error.status, type: 'text/plain', body: error.message };
  if (error instanceof EventLogError) return conflict(`This run cannot be shown: ${error.message}`);
  onFault(error);
  if (error instanceof Error && 'code' in error && 'syscall' in error)
    return conflict(`The files of this run cannot be read (${error.code}). The terminal tells more.`);
  return {
    status: 500,
    type: 'text/plain',
    body: 'Something broke here, and this cannot be shown. The terminal tells more.',
  };
}

function conflict(body: string): Content {
  return { status: 409, type: 'text/plain', body };
}
