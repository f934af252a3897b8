/** Characters and lines of a long text that are shown at first. */
const mostCharacters = 3000;
const mostLines = 40;

/** The beginning of a long text; null where all of it can be shown at once. No character is split. */
export function boundText(text: string): string | null {
  let end = Math.min(text.length, mostCharacters);
  for (let line = 0, place = -1; line < mostLines; line++) {
    place = text.indexOf('\n', place + 1);
    if (place < 0 || place >= end) break;
    if (line === mostLines - 1) end = place;
  }
  if (end === text.length) return null;
  const last = text.charCodeAt(end - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end);
}
