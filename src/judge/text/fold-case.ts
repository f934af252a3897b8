/**
 * A text in which letters that differ only in case are the same: full Unicode case folding, so that `ß` equals `SS`.
 *
 * Lower, upper and lower again, because `ẞ` has no other way to `ss`; then every sigma is made the same, because
 * lower case depends on whether one ends a word, and folding a part must give a part of the folded whole.
 */
export function foldCase(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
