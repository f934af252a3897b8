// Counts words. Any program can be an agent: the request comes as JSON on standard input, and what is written to
// standard output is the answer.
import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';

const { input } = JSON.parse(await text(stdin));
if (typeof input !== 'string') {
  // Standard error and the exit code end up in the report.
  console.error('word-stats expects a text as its input.');
  process.exit(2);
}
stdout.write(JSON.stringify(statisticsOf(input)));

function statisticsOf(written) {
  const words = written.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [frequent] = [...counts].sort((a, b) => b[1] - a[1]);
  const letters = words.reduce((sum, word) => sum + [...word].length, 0);
  return {
    words: words.length,
    sentences: (written.match(/[.!?]+(?=\s|$)/g) ?? []).length,
    averageLength: words.length === 0 ? null : letters / words.length,
    longest: words.length === 0 ? null : words.reduce((a, b) => (b.length > a.length ? b : a)),
    frequent: frequent === undefined ? null : { word: frequent[0], times: frequent[1] },
  };
}
