import { cut } from '../show/show-json.ts';

/** Cuts a text to a number of UTF-16 units without splitting what people see as one character; `…` stands for the rest. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = Math.max(0, most - 1 - reach);
  const near = text.slice(start, most + reach);
  let end = 0;
  for (const { index } of new Intl.Segmenter().segment(near)) {
    if (start + index > most - 1) break;
    end = index;
  }
  return end === 0 ? cut(text, most) : `${text.slice(0, start + end)}…`;
}

/** UTF-16 units around the end in which characters are looked for; few are longer than a family of emoji. */
const reach = 60;
