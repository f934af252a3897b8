/**
 * A number with commas between thousands and at most one digit after the point: `1,204`, `12.5`.
 *
 * `toLocaleString` does the same, but its first use loads the data of the language: 12 ms, a tenth of a small run.
 *
 * @param value - below 10²¹
 */
export function formatCount(value: number): string {
  const [whole = '', fraction] = String(Math.round(value * 10) / 10).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
