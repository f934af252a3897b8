/** An amount of billionths of a US dollar, to three significant digits: `$0.00412`, `$0.60`, `$12.50`. */
export function showUsd(billionths: number): string {
  const usd = billionths / 1e9;
  const digits = usd === 0 ? 2 : Math.min(9, Math.max(2, 2 - Math.floor(Math.log10(usd))));
  return `$${usd.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}
