import { visibleBlock } from '../value/visible-block.ts';

/** A text that was put in or taken out, its white space shown as well: it may be all that changed. */
export function visibleChange(text: string): string {
  return visibleBlock(text).replaceAll('\n', '↵\n').replaceAll('\t', '→\t');
}
