/**
 * What a text is made of, for comparing it with others: its words, and pieces of three and four letters of them.
 *
 * Pieces of words let "refunded" meet "refund" and forgive a slip of the keyboard, without a list of word forms.
 *
 * @returns how often each feature occurs; `w:` marks a word, `c:` a piece
 */
export function textFeatures(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string): void => void counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const word of wordsOf(text)) {
    add(`w:${word}`);
    for (const piece of piecesOf(word)) add(`c:${piece}`);
  }
  return counts;
}

/** Words in lower case without accents; every number becomes the same word, because its value says nothing. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase();
  return (plain.match(/\p{L}+|\p{N}+/gu) ?? []).map((word) => (/^\p{N}/u.test(word) ? '0' : word));
}

function piecesOf(word: string): string[] {
  // A pasted token of a thousand letters is no word; its head is enough.
  const padded = `<${word.slice(0, 40)}>`;
  const pieces: string[] = [];
  for (const size of [3, 4]) {
    for (let start = 0; start + size <= padded.length; start++)
      pieces.push(padded.slice(start, start + size));
  }
  return pieces;
}
