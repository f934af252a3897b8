import type { Random } from '../../model/random.ts';

/** Spaces before and after the text, and about every third gap between words made of several spaces or a tab. Line breaks stay. */
export function whitespace(text: string, random: Random): string {
  if (text.trim() === '') return text;
  const wider = text.replace(/(?<=\S) (?=\S)/g, () =>
    random.next() < 1 / 3 ? (gaps[random.integer(0, gaps.length - 1)] ?? ' ') : ' ',
  );
  return `  ${wider} `;
}

const gaps = ['  ', '   ', '\t'];
