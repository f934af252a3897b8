import { formatCount } from '../../model/format-count.ts';

/** How many characters of a text go on to a model where nothing else is set. */
export const usualMaxChars = 10_000;

/**
 * A text without control characters and halves of characters, cut where it is too long. What was cut is told at its end.
 *
 * Tabs and line ends stay; so does every character that a language is written in.
 *
 * @param maxChars - most characters (UTF-16 units) that are kept; the note comes on top
 */
export function cleanText(text: string, maxChars = usualMaxChars): string {
  const clean = text.replace(unwanted, '');
  if (clean.length <= maxChars) return clean;
  const kept = clean.slice(0, maxChars).replace(/[\ud800-\udbff]$/, '');
  const total = formatCount(clean.length);
  return `${kept}\n[cut: ${formatCount(clean.length - kept.length)} of ${total} characters are left out]`;
}

/** All of Cc but tab, line feed and carriage return; the tags block, which no screen shows; lone surrogates. */
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
