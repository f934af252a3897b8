/** Rows that times are sorted into; row i holds what lies from its edge up to the next, the last one its end, too. */
export interface LatencyEdges {
  /** In milliseconds, rising; one more than there are rows. */
  readonly edgesMs: readonly number[];
  /** Whether the rows grow with the time. */
  readonly isLog: boolean;
}

/** From here on the quickest trials would all lie in the first of rows of equal size. */
const wideSpread = 30;
/** Steps within each power of ten, and how many powers of ten they are for. */
const scales = [
  { decades: 2.5, steps: [1, 1.5, 2, 3, 5, 7] },
  { decades: 4, steps: [1, 2, 5] },
  { decades: Number.POSITIVE_INFINITY, steps: [1] },
];
const rowsOfEqualSize = 8;

/**
 * Round edges for histograms of several agents, from the least to the greatest of all their times.
 *
 * Rows are of equal size where the spread is small; else they grow, the faster the wider the spread of any one agent is.
 *
 * @param samples - times by agent, in milliseconds
 * @returns null where there is no time at all
 */
export function latencyEdges(samples: readonly (readonly number[])[]): LatencyEdges | null {
  const ranges = samples.filter(({ length }) => length > 0).map(rangeOf);
  if (ranges.length === 0) return null;
  const leastMs = Math.min(...ranges.map((range) => range.leastMs));
  const greatestMs = Math.max(...ranges.map((range) => range.greatestMs));
  if (leastMs === greatestMs) return { edgesMs: [leastMs, greatestMs], isLog: false };
  const aboveZeroMs = Math.min(...ranges.map((range) => range.aboveZeroMs));
  if (greatestMs / aboveZeroMs < wideSpread) return { edgesMs: equal(leastMs, greatestMs), isLog: false };
  const spread = Math.max(...ranges.map((range) => range.greatestMs / range.aboveZeroMs));
  const edgesMs = growing(aboveZeroMs, greatestMs, Math.log10(spread));
  return { edgesMs: leastMs < aboveZeroMs ? [0, ...edgesMs] : edgesMs, isLog: true };
}

/** On a virtual clock many trials take no time at all, which no scale that grows can show. */
function rangeOf(timesMs: readonly number[]) {
  let leastMs = Number.POSITIVE_INFINITY;
  let aboveZeroMs = Number.POSITIVE_INFINITY;
  let greatestMs = 0;
  for (const ms of timesMs) {
    leastMs = Math.min(leastMs, ms);
    if (ms > 0) aboveZeroMs = Math.min(aboveZeroMs, ms);
    greatestMs = Math.max(greatestMs, ms);
  }
  return { leastMs, aboveZeroMs, greatestMs };
}

function growing(leastMs: number, greatestMs: number, decades: number): number[] {
  const { steps } = scales.find((scale) => decades <= scale.decades) ?? { steps: [1] };
  const first = Math.floor(Math.log10(leastMs));
  const edges: number[] = [];
  for (let exponent = first; (edges.at(-1) ?? 0) < greatestMs; exponent++)
    for (const step of steps) edges.push(Number(`${step}e${exponent}`));
  const from = edges.findLastIndex((edge) => edge <= leastMs);
  const to = edges.findIndex((edge) => edge >= greatestMs);
  return edges.slice(Math.max(0, from), to + 1);
}

function equal(leastMs: number, greatestMs: number): number[] {
  const rough = (greatestMs - leastMs) / rowsOfEqualSize;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = power * ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10);
  const first = Math.floor(leastMs / size);
  const last = Math.max(first + 1, Math.ceil(greatestMs / size));
  // Many times a size, not sums of it: sums of 0.1 drift.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * size).toPrecision(12)),
  );
}
