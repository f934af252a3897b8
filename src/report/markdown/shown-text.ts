import { visibleText } from '../../model/visible-text.ts';

/**
 * A text in which nothing hides: what a terminal must not get is shown as a symbol, and so is what a page draws
 * nothing for, such as marks without width, soft hyphens and the tags that smuggle whole sentences.
 *
 * Joiners stay, because emoji and several scripts are made with them.
 */
export function shownText(text: string): string {
  return visibleText(text).replace(undrawn, '\ufffd');
}

const undrawn =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u206f\u3164\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
