/**
 * Refuses a sample from which no honest figure can come.
 *
 * @param name - the argument's name, for the message
 * @throws RangeError when the sample is empty or holds anything but finite numbers
 */
export function checkSample(name: string, sample: ArrayLike<number>): void {
  if (sample.length === 0) throw new RangeError(`${name} must hold at least one number, but is empty.`);
  for (let index = 0; index < sample.length; index++) {
    const value = sample[index];
    if (!Number.isFinite(value)) {
      throw new RangeError(
        `${name} must hold finite numbers only, but ${name}[${index}] is ${String(value)}.`,
      );
    }
  }
}
