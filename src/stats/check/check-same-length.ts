/** @throws RangeError when what belongs together in pairs differs in length */
export function checkSameLength(
  firstName: string,
  first: ArrayLike<unknown>,
  secondName: string,
  second: ArrayLike<unknown>,
): void {
  if (first.length !== second.length) {
    throw new RangeError(
      `${firstName} and ${secondName} must be equally long, but have ${first.length} and ${second.length} entries.`,
    );
  }
}
