import type { AxisKind } from './bin-edges.ts';

/** Where values stand on an axis. */
export interface ValueAxis {
  readonly kind: AxisKind;
  /** Values at both ends. */
  readonly least: number;
  readonly greatest: number;
  /** Values under this are spread evenly down to zero, which no logarithm shows. */
  readonly aboveZero: number;
  /** A place for each value; values beyond an end lie at that end. */
  position(value: number): number;
  /** The value at a place. */
  value(position: number): number;
}

/**
 * An axis that reaches from the first edge to the last.
 *
 * @param edges - of `binEdges`: an edge of zero on a logarithmic axis lies a bin before the next one
 */
export function valueAxis(kind: AxisKind, edges: readonly number[]): ValueAxis {
  const least = edges[0] ?? 0;
  const greatest = edges.at(-1) ?? 1;
  const inside = (value: number): number => Math.min(greatest, Math.max(least, value));
  const aboveZero = edges.find((edge) => edge > 0) ?? 1;
  const next = edges.find((edge) => edge > aboveZero) ?? 10 * aboveZero;
  if (kind === 'linear' || aboveZero === greatest)
    return { kind: 'linear', least, greatest, aboveZero, position: inside, value: inside };
  const logFrom = Math.log10(aboveZero);
  const bin = Math.log10(next) - logFrom;
  const position = (value: number): number => {
    const shown = inside(value);
    return shown < aboveZero ? logFrom - bin * (1 - shown / aboveZero) : Math.log10(shown);
  };
  const value = (at: number): number =>
    inside(at < logFrom ? aboveZero * (1 - (logFrom - at) / bin) : 10 ** at);
  return { kind, least, greatest, aboveZero, position, value };
}
