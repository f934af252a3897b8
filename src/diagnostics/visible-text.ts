/**
 * A text that is safe to print: control characters, halves of characters and marks that turn the direction
 * of text become visible symbols.
 *
 * Tabs and line ends are replaced as well; whoever wants to keep them splits the text first. Every replacement is one
 * UTF-16 unit for one, so that offsets stay what they were.
 */
export function visibleText(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu;
