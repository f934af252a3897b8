/** What a call of the API gave; trouble is told, never thrown. */
export type GitHubResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: GitHubProblem };

/** Trouble with the API in words for people: one line each, free of control characters and of the token. */
export interface GitHubProblem {
  /** null: no answer came, or none that could be read. */
  readonly status: number | null;
  /** What could not be done, and what GitHub said. */
  readonly message: string;
  /** How to mend it. */
  readonly advice: string;
}
