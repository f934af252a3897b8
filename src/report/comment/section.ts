/** A part of a comment that can be shortened by whole items, or left out. */
export interface Section {
  /** Small ones are the last to be left out. */
  readonly importance: number;
  /** What it is called where it was left out, and what is counted where it was shortened: `case`. */
  readonly name: string;
  readonly noun: string;
  readonly before: string;
  /** The most important first. */
  readonly items: readonly string[];
  /** How many there are, those that were not even drawn included. */
  readonly count: number;
  readonly after: string;
}
