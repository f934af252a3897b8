/** How the trials of a cell ended: `1/3 passed`, `2/2 passed, 1 not measured`. */
export function describeStatus(status: string): string {
  const count = (letters: RegExp): number => status.match(letters)?.length ?? 0;
  const [counted, invalid] = [count(/[pfe]/g), count(/i/g)];
  return [
    ...(counted > 0 ? [`${count(/p/g)}/${counted} passed`] : []),
    ...(invalid > 0 ? [`${invalid} not measured`] : []),
  ].join(', ');
}
