/**
 * Checks settings that count something.
 *
 * @throws RangeError for the first that is no whole number of at least `least`
 */
export function checkCounts(settings: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(settings))
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(`"${name}" must be a whole number of at least ${least}, not ${value}.`);
}
