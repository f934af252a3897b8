import { shareOfScale } from '../../parts/share-of-scale.ts';

export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Where the points of a line lie in a drawing, its y axis pointing down; null is a gap.
 *
 * @param scale - values at the bottom and at the top
 */
export function lineOfPoints(
  values: readonly (number | null)[],
  scale: readonly [number, number],
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): (DrawnPoint | null)[] {
  const step = (width - 2 * margin) / Math.max(1, values.length - 1);
  return values.map((value, index) =>
    value === null
      ? null
      : {
          x: margin + index * step,
          y: height - margin - shareOfScale(value, scale) * (height - 2 * margin),
        },
  );
}

/** The points without gaps between them: what can be drawn in one stroke, as text for `points` of a polyline. */
export function strokesOf(points: readonly (DrawnPoint | null)[]): string[] {
  const strokes: string[] = [];
  let open: string[] = [];
  for (const point of [...points, null]) {
    if (point) open.push(`${point.x.toFixed(1)},${point.y.toFixed(1)}`);
    else if (open.length > 0) {
      strokes.push(open.join(' '));
      open = [];
    }
  }
  return strokes;
}
