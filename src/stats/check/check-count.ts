/** @throws RangeError when the value is not a whole number of at least `least` */
export function checkCount(name: string, value: number, least = 0): void {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new RangeError(`${name} must be a whole number of at least ${least}, but is ${String(value)}.`);
  }
}
