/** @throws RangeError when the value is not a number in 0…1 */
export function checkShare(name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0 && value <= 1)) {
    throw new RangeError(`${name} must lie in 0…1, but is ${String(value)}.`);
  }
}
