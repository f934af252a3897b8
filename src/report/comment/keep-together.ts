/** Figures that no narrow column breaks in the middle of: a value and its unit, an interval, `p = 0.03`. */
export function keepTogether(text: string): string {
  return text.replace(/ (?=%|pp\b|[<=] )|(?<=[<=]) |(?<=\[[^\]]*) /g, '\u00a0');
}
