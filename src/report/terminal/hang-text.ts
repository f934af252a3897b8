import { displayWidth } from '../../model/display-width.ts';

/**
 * A text behind a heading, broken between words so that no line is wider than `width`, as far as its words allow.
 *
 * @param heading - starts the first line; the others are indented as far
 */
export function hangText(heading: string, text: string, width: number): string[] {
  const indent = displayWidth(heading);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent + displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((one, index) => `${index === 0 ? heading : ' '.repeat(indent)}${one}`);
}
