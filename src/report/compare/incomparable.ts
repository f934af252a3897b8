/** Two sides that cannot be compared: why, and what to do. */
export class Incomparable extends Error {
  override readonly name = 'Incomparable';
  readonly fix: string;

  /** @param what - a sentence without its full stop; may hold texts of reports, so not yet safe to print */
  constructor(what: string, fix: string) {
    super(what);
    this.fix = fix;
  }
}
