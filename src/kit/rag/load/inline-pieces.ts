const long = /[\s\S]{1,3000}(?!\S)|[\s\S]{1,3000}/g;
const short = /[\s\S]{1,300}(?!\S)|[\s\S]{1,300}/g;
const longest = 3000;
const mostMarks = 400;

/**
 * Cuts an endless paragraph into pieces, for finding marks takes time by the square of their number; marks across a cut stay.
 */
export function inlinePieces(paragraph: string): readonly string[] {
  if (paragraph.length <= mostMarks) return [paragraph];
  const pieces = paragraph.length <= longest ? [paragraph] : (paragraph.match(long) ?? []);
  return pieces.flatMap((piece) =>
    (piece.match(/[*_~`[<]/g)?.length ?? 0) > mostMarks ? (piece.match(short) ?? []) : [piece],
  );
}
