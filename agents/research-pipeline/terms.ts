/** Words that say something, in lower case, each once. */
export function termsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 3 && !empty.has(word)));
}

/** How many terms two texts share. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of one) if (other.has(term)) shared++;
  return shared;
}

const empty = new Set([
  'what',
  'about',
  'with',
  'than',
  'their',
  'them',
  'more',
  'they',
  'that',
  'this',
  'from',
]);
