/**
 * How many trials of a cell passed, and of how many that count: invalid and skipped ones do not.
 *
 * @param status - a letter a trial, as in `Cell.status`
 */
export function passedOf(status: string): { readonly passed: number; readonly trials: number } {
  let passed = 0;
  let trials = 0;
  for (const letter of status) {
    if (letter === 'p') passed++;
    if (letter === 'p' || letter === 'f' || letter === 'e') trials++;
  }
  return { passed, trials };
}
