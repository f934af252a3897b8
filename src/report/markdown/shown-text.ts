import { visibleText } from '../../model/visible-text.ts';

/**
 * A text in which nothing hides: what a terminal must not get is shown as a symbol, and so is what a page draws
 * nothing for, such as marks without width, soft hyphens and the tags that smuggle whole sentences.
 *
 * Joiners and variants stay, because emoji and several scripts are made with them.
 */
export function shownText(text: string): string {
  return visibleText(text).replace(undrawn, '\ufffd');
}

const undrawn = /(?!\u200c|\u200d|[\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;
