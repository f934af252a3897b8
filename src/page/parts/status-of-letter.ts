import type { Status } from '../../model/event.ts';

const statuses: Readonly<Record<string, Status>> = {
  p: 'passed',
  f: 'failed',
  e: 'errored',
  i: 'invalid',
  s: 'skipped',
};

/** The status that a letter of `Cell.status` stands for; null for any other letter. */
export function statusOfLetter(letter: string): Status | null {
  return statuses[letter] ?? null;
}
