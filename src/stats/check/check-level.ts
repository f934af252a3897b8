/** @throws RangeError when the value is not a number between 0 and 1, both excluded */
export function checkLevel(name: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0 && value < 1)) {
    throw new RangeError(`${name} must lie between 0 and 1, both excluded, but is ${String(value)}.`);
  }
}
