import { displayWidth } from '../../model/display-width.ts';
import { visibleText } from '../../model/visible-text.ts';

/** A text that is safe to print and takes at most so many columns; what is cut off shows as `…`, or `~` in ASCII. */
export function fitWidth(text: string, columns: number, unicode: boolean): string {
  const safe = unicode ? visibleText(text) : text.replace(/[^\u0020-\u007e]/gu, '?');
  if (displayWidth(safe) <= columns) return safe;
  let fitted = '';
  let width = 0;
  for (const character of safe) {
    const next = displayWidth(character);
    if (width + next > columns - 1) break;
    fitted += character;
    width += next;
  }
  return `${fitted}${unicode ? '…' : '~'}`;
}

/** A text with spaces after it until it takes so many columns. */
export function padWidth(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
