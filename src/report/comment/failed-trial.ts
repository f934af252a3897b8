import type { Cell } from '../../model/report.ts';

/** A trial that did not pass, as reports keep it. */
export type FailedTrial = Cell['failures'][number];

/** The first trial of a cell that did not pass; one that could not be measured only where there is no other. */
export function failedTrial({ failures }: Cell): FailedTrial | null {
  return failures.find(({ status }) => status !== 'invalid') ?? failures[0] ?? null;
}
