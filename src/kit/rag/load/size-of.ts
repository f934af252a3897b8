/** How long a line is, in words; text without spaces counts a word for every ten characters. */
export function sizeOf(line: string): number {
  return Math.max(wordsIn(line), line.length / 10);
}

function wordsIn(line: string): number {
  let count = 1;
  for (let at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', at + 1)) {
    if (line.charCodeAt(at + 1) !== space) count++;
  }
  return count;
}

const space = 32;
