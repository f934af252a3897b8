/**
 * Timers and clocks as they were when the harness was loaded, which is before any module of a project is: an agent
 * that puts others in their place, as fake timers do, changes its own time and nobody else's.
 */
export const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } =
  globalThis;

/** Milliseconds since the process began; never goes back. */
export const monotonicMs = performance.now.bind(performance);

/** When the process began, in milliseconds since 1970. */
export const { timeOrigin } = performance;

/** Milliseconds since 1970. */
export const epochMs = Date.now.bind(Date);

const OwnDate = Date;

/** A moment in ISO 8601, to the millisecond; the present one unless another is given. */
export function isoTime(ms: number = epochMs()): string {
  return new OwnDate(ms).toISOString();
}
