/** Pages and questions made by chance with a seed: the same on every machine. */

const bases = ['hr', 'legal', 'engineering'];
const syllables =
  'ba co di fu ga ho ju ka le mi no pa qui ra so ta ve wi xe yo zu stra plen tion ment ance'.split(' ');
const vocabularySize = 12_000;
const shift = 30;

/** @returns paths with the text of each: about 700 words under seven headings, a list and a table among them */
export function generatePages(count) {
  const random = seeded(1);
  return Array.from({ length: count }, (_, page) => {
    const sections = Array.from({ length: 3 + Math.floor(random() * 9) }, () => section(random));
    const front = `---\ntitle: ${words(random, 3)}\nkeywords: [${words(random, 1)}, ${words(random, 1)}]\n---\n\n`;
    return [
      `${bases[page % 3]}/page-${page}.md`,
      `${front}${paragraph(random)}\n\n${sections.join('\n\n')}\n`,
    ];
  });
}

/** Questions of three to a dozen words of the same vocabulary. */
export function generateQuestions(count) {
  const random = seeded(2);
  return Array.from({ length: count }, () => `What is the ${words(random, 3 + Math.floor(random() * 10))}?`);
}

function section(random) {
  const heading = `${random() < 0.7 ? '##' : '###'} ${words(random, 2 + Math.floor(random() * 4))}`;
  const kind = random();
  if (kind < 0.2) return `${heading}\n\n${paragraph(random)}\n\n${list(random)}`;
  if (kind < 0.3) return `${heading}\n\n${table(random)}`;
  return `${heading}\n\n${Array.from({ length: 1 + Math.floor(random() * 3) }, () => paragraph(random)).join('\n\n')}`;
}

function paragraph(random) {
  return Array.from({ length: 2 + Math.floor(random() * 4) }, () => sentence(random)).join(' ');
}

function sentence(random) {
  const link = random() < 0.15 ? ` [${words(random, 2)}](https://example.org/${words(random, 1)})` : '';
  return `The ${words(random, 5 + Math.floor(random() * 9))} is for the ${words(random, 3)}${link}.`;
}

function list(random) {
  return Array.from({ length: 4 }, () => `- ${words(random, 6)} **${words(random, 1)}**`).join('\n');
}

function table(random) {
  const row = () => `| ${words(random, 2)} | ${words(random, 4)} |`;
  return [row(), '| --- | --- |', ...Array.from({ length: 5 }, row)].join('\n');
}

function words(random, count) {
  return Array.from({ length: count }, () => word(rankOf(random))).join(' ');
}

/** Few words are used often and most seldom (Mandelbrot 1953); stop words are not among them. */
function rankOf(random) {
  return Math.floor(shift * ((vocabularySize + shift) / shift) ** random() - shift);
}

function word(rank) {
  const random = seeded(rank + 100);
  return Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => syllables[Math.floor(random() * syllables.length)],
  ).join('');
}

/** Mulberry32. */
function seeded(seed) {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
