/** How values are spread over an axis. */
export type AxisKind = 'linear' | 'log';

/** The extremes of what an axis shows. */
export interface ValueRange {
  readonly least: number;
  /** The least value above zero, which a logarithm can show; infinite where there is none. */
  readonly aboveZero: number;
  readonly greatest: number;
}

/** As many bins as can be told apart on a phone. */
const mostBins = 36;
const binsInDecade = [20, 10, 5, 2, 1];

/**
 * Round edges of bins that look equally wide on their axis, and that hold all values of a range.
 *
 * Zero, which no logarithm shows, has a bin of its own before the others.
 *
 * @returns rising, two at least
 */
export function binEdges(kind: AxisKind, range: ValueRange): number[] {
  if (kind === 'linear' || range.greatest <= 0) return linearEdges(range);
  const edges = growingEdges(range.aboveZero, range.greatest);
  return range.least < range.aboveZero ? [0, ...edges] : edges;
}

function growingEdges(aboveZero: number, greatest: number): number[] {
  const isPoint = aboveZero === greatest;
  const [low, high] = isPoint ? [aboveZero / 1.3, greatest * 1.3] : [aboveZero, greatest];
  const decades = Math.log10(high / low);
  const perDecade = binsInDecade.find((bins) => decades * bins <= mostBins) ?? 1;
  const first = Math.floor(Math.log10(low) * perDecade);
  const last = Math.max(first + 1, Math.ceil(Math.log10(high) * perDecade));
  return multiples(first, last, (index) => 10 ** (index / perDecade));
}

function linearEdges({ least, greatest }: ValueRange): number[] {
  const [low, high] = linearRange(least, greatest);
  const rough = (high - low) / mostBins;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = power * ([1, 2, 5].find((step) => step * power >= rough) ?? 10);
  const first = Math.floor(low / size);
  const last = Math.max(first + 1, Math.ceil(high / size));
  return multiples(first, last, (index) => index * size);
}

/** Begins at zero where that costs little room. */
function linearRange(least: number, greatest: number): readonly [number, number] {
  if (greatest === 0) return [0, 1];
  if (least === greatest) return [0.9 * least, 1.1 * greatest];
  return [least < greatest / 4 ? 0 : least, greatest];
}

/** Twelve digits are enough for an edge; the rest is noise of the computation. */
function multiples(first: number, last: number, edge: (index: number) => number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => Number(edge(first + index).toPrecision(12)));
}
