/**
 * Round moments for the axis of a time, from 0 to at most its end.
 *
 * @param endMs - end of the axis; none but 0 where it has no length
 * @param most - how many spaces there may be between them
 */
export function timeTicks(endMs: number, most: number): number[] {
  if (!(endMs > 0)) return [0];
  const stepMs = stepOver(endMs / most);
  return Array.from({ length: Math.floor(endMs / stepMs + 1e-9) + 1 }, (_, index) => index * stepMs);
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Above ten seconds people count in parts of minutes, hours and days. */
const longSteps = [
  ...[10_000, 20_000, 30_000],
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 4, 6, 12, 24].map((hours) => hours * hourMs),
];

/** The shortest round step that is at least so long. */
function stepOver(leastMs: number): number {
  const long = longSteps.find((step) => step >= leastMs);
  if (leastMs > 5000 && long !== undefined) return long;
  const unit = leastMs > 5000 ? 24 * hourMs : 1;
  const power = 10 ** Math.floor(Math.log10(leastMs / unit));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power * unit >= leastMs * (1 - 1e-9)) ?? 10;
  return factor * power * unit;
}
