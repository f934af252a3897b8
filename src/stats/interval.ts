/** A range that plausibly holds the true value; an infinite bound says that the data do not limit that side. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}
