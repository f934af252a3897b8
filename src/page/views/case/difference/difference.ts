/** A stretch of text that both sides have (` `), only the first (`-`) or only the second (`+`). */
export interface DifferencePart {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** How two values differ. `words`: stretches of running text; `lines`: one part a line, without its line end. */
export interface Difference {
  readonly kind: 'equal' | 'words' | 'lines';
  readonly parts: readonly DifferencePart[];
  /** What was left out or read in another way: sentences for the reader. */
  readonly notes: readonly string[];
}
