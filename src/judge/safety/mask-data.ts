/**
 * A piece of personal data that can be recognised by who knows it, and by nobody else: of its letters and digits only
 * the first and the last two are shown where there are at least eight, and none where there are fewer.
 */
export function maskData(text: string): string {
  const count = text.match(sign)?.length ?? 0;
  let index = 0;
  return text.replace(sign, (character) => {
    const place = index++;
    return count >= 8 && (place === 0 || place >= count - 2) ? character : '*';
  });
}

const sign = /[\p{L}\p{N}]/gu;
