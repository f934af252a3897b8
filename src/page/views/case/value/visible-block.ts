import { visibleText } from '../../../../model/visible-text.ts';

/** A text of several lines that is safe to show: as `visibleText`, but line ends and tabs stay. */
export function visibleBlock(text: string): string {
  return text.replace(/[^\n\t]+/g, visibleText);
}
