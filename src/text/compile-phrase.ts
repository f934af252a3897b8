/**
 * A phrase as a pattern over the folded words of a sentence, each with a space before it (see `findPhrase`).
 *
 * `(a|b c)` is one of several, `[a|b c]` is one of several or nothing; everything else is a word.
 */
export function compilePhrase(phrase: string): RegExp {
  const parts = [...phrase.matchAll(/\(([^)]+)\)|\[([^\]]+)\]|([^\s()[\]]+)/g)];
  const pattern = parts.map(([, needed, optional, word]) => {
    if (word !== undefined) return ` ${word.replaceAll('.', '\\.')}`;
    const options = (needed ?? optional ?? '').split('|').map((option) => ` ${option}`);
    return `(?:${options.join('|')})${optional === undefined ? '' : '?'}`;
  });
  return new RegExp(`${pattern.join('')}(?= )`, 'u');
}
