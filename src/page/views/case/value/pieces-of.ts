/** Characters after which a piece ends, at the next line end. */
const leastCharacters = 20_000;

/** A long text in pieces of whole lines, which a browser lays out one by one, when they come into view. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start + leastCharacters);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
