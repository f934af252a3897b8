/**
 * A text with the spaces, hyphens and digits that only look different made plain, one unit for one, so that offsets
 * stay what they were.
 */
export function plainMarks(text: string): string {
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .replace(/[\uff0b-\uff5a]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
