/** The letters and digits of a text, folded, without what is between them. */
export interface Letters {
  readonly letters: string;
  /** Whether a word begins, or ends, at a place between letters: one more than there are letters. */
  isEdge(place: number): boolean;
}

/**
 * A text in which case, spacing, marks, Markdown, diacritics and invisible characters do not count. Where words begin
 * and end is kept.
 */
export function lettersOf(text: string): Letters {
  const edges = new Set<number>([0]);
  let letters = '';
  for (const [word] of folded(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    letters += word;
    edges.add(letters.length);
  }
  return { letters, isEdge: (place) => edges.has(place) };
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}|\p{Cf}/gu, '');
}
