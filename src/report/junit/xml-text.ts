import { visibleText } from '../../model/visible-text.ts';

/** `name="value"` for each attribute, with a space before it. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');
}

/** Lines as the text of an element, each for itself made safe. */
export function xmlLines(lines: readonly string[]): string {
  return lines.map(xmlText).join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Any text as an element or an attribute of XML 1.0 may hold it, on one line.
 *
 * What XML forbids, even escaped, becomes a visible symbol: controls, halves of characters, U+FFFE and U+FFFF.
 */
function xmlText(text: string): string {
  return visibleText(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
