/** How long a line is, in words; text without spaces counts a word for every ten characters. */
export function sizeOf(line: string): number {
  return Math.max(line.match(/\S+/g)?.length ?? 0, line.length / 10);
}
