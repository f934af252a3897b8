import { seededRandom } from '../../model/random.ts';

/** A text that a judge is shown, and what it is called in the prompt. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

/** Parts with lines around each, and the mark on those lines. */
export interface Fenced {
  readonly text: string;
  readonly mark: string;
}

/**
 * Puts texts between lines that none of them can hold, so that no text can end its own block or open another.
 *
 * The mark on the lines follows from the texts, so that the same texts are asked about in the same words, and is drawn
 * again while any text holds it. A space breaks up `<|`, with which many models mark who speaks.
 */
export function fence(parts: readonly Part[]): Fenced {
  const texts = parts.map(({ text }) => text.replaceAll('<|', '< |'));
  const mark = unusedMark(texts);
  const blocks = parts.map(
    ({ name }, index) => `<${name} ${mark}>\n${texts[index] ?? ''}\n</${name} ${mark}>`,
  );
  return { text: blocks.join('\n\n'), mark };
}

function unusedMark(texts: readonly string[]): string {
  const random = seededRandom(texts.join('\n'));
  for (;;) {
    const mark = `${hex(random.next())}${hex(random.next())}`;
    if (!texts.some((text) => text.toLowerCase().includes(mark))) return mark;
  }
}

/** Six digits. */
function hex(share: number): string {
  return Math.floor(share * 0x1000000)
    .toString(16)
    .padStart(6, '0');
}
