import type { PageCell } from '../../../report/html/page-data.ts';

/** A case that some agent did not pass in every iteration, with those agents. */
export interface CaseNotPassed {
  readonly case: string;
  readonly cells: readonly PageCell[];
}

/** The cases that did not pass in every iteration, in the order of the run, those that only could not be measured last. */
export function casesNotPassed(cells: readonly PageCell[]): CaseNotPassed[] {
  const byCase = new Map<string, PageCell[]>();
  for (const cell of cells) {
    if (!/[fei]/.test(cell.status)) continue;
    const others = byCase.get(cell.case);
    if (others) others.push(cell);
    else byCase.set(cell.case, [cell]);
  }
  const all = [...byCase].map(([name, own]) => ({ case: name, cells: own }));
  return [...all.filter(hasFailed), ...all.filter((one) => !hasFailed(one))];
}

function hasFailed({ cells }: CaseNotPassed): boolean {
  return cells.some(({ status }) => /[fe]/.test(status));
}
