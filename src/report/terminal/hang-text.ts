import { displayWidth } from '../../model/display-width.ts';
import { wrapLine } from './wrap-line.ts';

/**
 * A text behind a heading, broken so that no line is wider than `width`.
 *
 * @param heading - starts the first line; the others are indented as far
 */
export function hangText(heading: string, text: string, width: number): string[] {
  return wrapLine(`${heading}${text}`, width, { indent: displayWidth(heading) });
}
