/** Something that the user has to mend and that stands in no file: shown without a stack trace, exit code 2. */
export class UserProblem extends Error {
  override readonly name = 'UserProblem';

  /** @param fix - what to do */
  constructor(what: string, fix: string) {
    super(endProblem(`${what}.`, fix));
  }
}

/** A problem and its mend, as they are printed. */
export function endProblem(what: string, fix: string): string {
  return `error  ${what}\n       ${fix}`;
}
