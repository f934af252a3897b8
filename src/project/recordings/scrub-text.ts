/** What stands in place of a value that is left out. */
export const scrubbed = '[scrubbed]';

/**
 * Makes the function that takes the values of fields out of JSON in a text, however deep and however often it is quoted;
 * the rest of the text stays as it is. Upper and lower case are alike.
 *
 * @param names - of the fields
 */
export function textScrubber(names: readonly string[]): (text: string) => string {
  if (names.length === 0) return (text) => text;
  const alternatives = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  const field = new RegExp(`(\\\\*)"(?:${alternatives})\\1"\\s*:\\s*`, 'gi');
  return (text) => {
    let kept = '';
    let from = 0;
    for (const match of text.matchAll(field)) {
      const start = match.index + match[0].length;
      if (match.index < from) continue;
      const slashes = match[1] ?? '';
      const end = endOfValue(text, start, slashes.length);
      if (end === start) continue;
      kept += `${text.slice(from, start)}${slashes}"${scrubbed}${slashes}"`;
      from = end;
    }
    return from === 0 ? text : kept + text.slice(from);
  };
}

/** @param depth - backslashes before each quote: JSON in a text in JSON */
function endOfValue(text: string, start: number, depth: number): number {
  if (text.startsWith(`${'\\'.repeat(depth)}"`, start)) return endOfString(text, start, depth);
  if (text[start] !== '{' && text[start] !== '[')
    return start + (/^[^\s,}\]\\"]*/.exec(text.slice(start, start + 100))?.[0].length ?? 0);
  let open = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? '';
    if ('{['.includes(character)) open++;
    else if ('}]'.includes(character) && --open === 0) return at + 1;
    else if (text.startsWith(`${'\\'.repeat(depth)}"`, at)) at = endOfString(text, at, depth) - 1;
  }
  return text.length;
}

/** After the closing quote: what is quoted inside of the text has more backslashes, as many again for each level. */
function endOfString(text: string, start: number, depth: number): number {
  let quote = start + depth;
  for (;;) {
    quote = text.indexOf('"', quote + 1);
    if (quote === -1) return text.length;
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % (2 * (depth + 1)) === depth) return quote + 1;
  }
}
