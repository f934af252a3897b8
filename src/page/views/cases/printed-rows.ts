/** How many rows of a list are printed: all of up to 500, the first 300 of a longer one. */
export function printedRows(count: number): number {
  return count <= 500 ? count : 300;
}
