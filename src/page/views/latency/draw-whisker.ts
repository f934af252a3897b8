/** An interval in pixels of a canvas, along one direction. */
export interface Whisker {
  readonly value: number;
  /** null: nobody knows the bound. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Where the chart ends on the side of small and of great values. */
  readonly ends: readonly [number, number];
  /** The other coordinate. */
  readonly across: number;
  readonly isVertical: boolean;
  /** The value is a lower bound itself. */
  readonly isAtLeast: boolean;
}

const capLength = 4;

/** Bounds as lines with caps; where a bound is not known, dashes run to the end of the chart, as those of `IntervalBar` do. */
export function drawWhisker(context: CanvasRenderingContext2D, whisker: Whisker, pixelRatio: number): void {
  const { value, lower, upper, ends, isAtLeast } = whisker;
  if (lower === null && upper === null && !isAtLeast) return;
  const line = (from: number, to: number): void => stroke(context, whisker, [from, 0], [to, 0]);
  const cap = (at: number): void =>
    stroke(context, whisker, [at, -capLength * pixelRatio], [at, capLength * pixelRatio]);
  const open = (to: number): void => {
    context.setLineDash([2 * pixelRatio, 3 * pixelRatio]);
    line(value, to);
    context.setLineDash([]);
  };
  const bound = (at: number | null, end: number): void => {
    if (at === null) {
      open(end);
    } else {
      line(value, at);
      cap(at);
    }
  };
  if (lower !== null || upper !== null) bound(lower, ends[0]);
  bound(upper, ends[1]);
}

type Point = readonly [along: number, aside: number];

function stroke(
  context: CanvasRenderingContext2D,
  { across, isVertical }: Whisker,
  ...points: readonly [Point, Point]
): void {
  context.beginPath();
  for (const [along, aside] of points) {
    if (isVertical) context.lineTo(across + aside, along);
    else context.lineTo(along, across + aside);
  }
  context.stroke();
}
