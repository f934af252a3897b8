/** Says which columns of a table did not fit; nothing where all did. */
export function tooNarrow(leftOut: readonly string[]): string[] {
  return leftOut.length === 0 ? [] : [`${leftOut.join(', ')} left out: the terminal is too narrow`];
}
