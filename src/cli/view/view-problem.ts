/** Why a run cannot be shown, for whoever looks at the page; it names no path of this machine. */
export class ViewProblem extends Error {
  override readonly name = 'ViewProblem';
  /** Of HTTP. */
  readonly status: 404 | 409;

  constructor(status: ViewProblem['status'], message: string) {
    super(message);
    this.status = status;
  }
}
