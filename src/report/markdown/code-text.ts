import { entitiesFor } from './entities-for.ts';
import { shownText } from './shown-text.ts';

/**
 * A name from outside in the type of code, as it is: nothing in it means anything, and it can be copied. Unlike a code
 * span of Markdown it stands in tables and within HTML, too.
 */
export function codeText(text: string): string {
  const shown = entitiesFor(shownText(text))
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/(?<=www)\./gi, '&#46;')
    // An address is looked for in what was rendered, even there.
    .replaceAll('@', '@\u200b');
  return `<code>${shown}</code>`;
}
