/** A mistake of a user, told so that it can be mended at once. */
export interface Diagnostic {
  /** Stable and in kebab case, with its area before a slash: `case/unknown-judge`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Absent where no file is to blame, as with arguments of the command line. */
  readonly place?: DiagnosticPlace;
}

export interface DiagnosticPlace {
  /** Relative to the project, with / between folders. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Excerpt of the file around the place, with a marker under it; without colours. */
  readonly frame?: string;
}
