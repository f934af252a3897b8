import type { WatchRequest } from './watch-message.ts';

/** Whether a request is for everything that the command selects. */
export function isWhole({ cells, changes, text, path }: WatchRequest): boolean {
  return cells === null && changes === null && text === '' && path === '';
}
