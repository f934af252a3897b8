const colours = 6;
const dashes: readonly (readonly number[])[] = [
  [],
  [7, 3],
  [2, 3],
  [10, 3, 2, 3],
  [14, 4],
  [4, 2, 1, 2, 1, 2],
];

/** How the curve of an agent looks; colour and dashes change at different steps, so that no two of the first 30 are alike. */
export interface SeriesLook {
  /** A custom property of latency.css. */
  readonly colour: string;
  /** Lengths of strokes and gaps; none for a whole line. */
  readonly dash: readonly number[];
}

/** @param place - of the agent on the leaderboard, from 0 */
export function seriesLook(place: number): SeriesLook {
  const round = Math.floor(place / colours);
  return {
    colour: `--latency-series-${(place % colours) + 1}`,
    dash: dashes[(place + round) % dashes.length] ?? [],
  };
}
