/** Milliseconds as decimal seconds, to the microsecond: schemas of JUnit know no exponents. */
export function secondsOf(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(6).replace(/\.?0+$/, '');
}
