/** @throws RangeError when the value is not a finite number of at least 0 */
export function checkVariance(name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) {
    throw new RangeError(`${name} must be a finite number of at least 0, but is ${String(value)}.`);
  }
}
