import type { Status } from '../../model/event.ts';

/** What stands for a status where there is no room for the word, and colours may not be seen. */
export const statusSigns: Readonly<Record<Status, string>> = {
  passed: '✓',
  failed: '✗',
  errored: '!',
  invalid: '?',
  skipped: '–',
};
