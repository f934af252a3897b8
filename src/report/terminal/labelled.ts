import type { Palette } from '../show/palette.ts';
import { wrapLine } from './wrap-line.ts';

const labelWidth = 9;

/** Lines of a failure beside a label of at most eight letters. */
export function labelled(label: string, lines: readonly string[], palette: Palette, width: number): string[] {
  return lines.flatMap((line, index) => {
    const heading = index === 0 ? palette.dim(label.padEnd(labelWidth)) : ' '.repeat(labelWidth);
    return wrapLine(`${' '.repeat(6)}${heading}${line}`, width, { indent: 6 + labelWidth });
  });
}
