import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadKnowledge, type Passage } from '../../../../src/kit/index.ts';

async function passagesOf(page: string): Promise<readonly Passage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-hostile-'));
  try {
    writeFileSync(join(folder, 'page.md'), page);
    const [base] = await loadKnowledge({ hr: folder }, { cacheFolder: null });
    expect(base?.problems).toEqual([]);
    return base?.passages ?? [];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function wordsOf(page: string): Promise<string[]> {
  return (await passagesOf(page)).flatMap(({ text }) => text.match(/[a-z]+\d*/g) ?? []);
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `w${index}`);
}

it.each([
  ['quotes on one line', `${'> '.repeat(300_000)}deep`],
  ['items on one line', `${'- 1. '.repeat(100_000)}deep`],
  ['quotes in items', `${'- > '.repeat(200_000)}deep`],
])('nesting of thousands of %s is flattened', async (_, page) => {
  expect(await passagesOf(page)).toMatchObject([{ text: 'deep' }]);
});

it('a list of hundreds of levels keeps its words', async () => {
  const words = numbered(600);
  const list = words.map((word, level) => `${'  '.repeat(level)}- ${word}`);
  expect(await wordsOf(list.join('\n'))).toEqual(words);
  expect(await wordsOf(words.map((word, level) => `${'\t'.repeat(level)}- ${word}`).join('\n'))).toEqual(
    words,
  );
});

it('a table of thousands of columns is lines of text', async () => {
  const words = numbered(5000);
  const header = `|${words.join('|')}|\n|${'-|'.repeat(words.length)}\n`;
  const [first] = await passagesOf(`${header}${'|\n'.repeat(100_000)}`);
  expect(first?.text).toMatch(/^\|w0\|w1\|/);
  expect((await wordsOf(`${header}|end|`)).filter((word) => word !== '')).toEqual([...words, 'end']);
});

it('a table whose rows lack most of their cells is not filled up', async () => {
  const cells = numbered(150).map((word) => `<td>${word}`);
  const page = `<table><tr>${cells.join('')}${'<tr><td>x'.repeat(20_000)}</table>`;
  const words = await wordsOf(page);
  expect([words.length, words[149], words[150]]).toEqual([20_150, 'w149', 'x']);
});

it('a heading among thousands of like ones has an id of its own', async () => {
  const passages = await passagesOf('## Same\ntext\n'.repeat(20_000));
  expect(new Set(passages.map(({ id }) => id)).size).toBe(20_000);
  expect(passages.at(-1)?.id).toBe('hr/page#same-19999');
});

it.each([
  '[',
  '![',
  '*_',
  '**a _b ',
  'a`',
  '`a ',
  '{%',
  '{{ ',
  '<!--',
  '<a ',
  '<script',
  '[[',
  '[a](',
  '&#',
  '"\'',
  '|',
  '~~a ',
])('an endless line of %j is read to its end', async (piece) => {
  const words = await wordsOf(`First.\n\n${piece.repeat(200_000 / piece.length)} zz1\n\nlast\n`);
  expect(words.slice(-2)).toEqual(['zz1', 'last']);
});

it('marks of a long paragraph are found nearly everywhere', async () => {
  const [{ text } = { text: '' }] = await passagesOf(`${'Some **bold** and [link](x.md). '.repeat(1000)}`);
  expect(text).toContain('Some bold and link. Some bold and link.');
});

it('a page that is cut to be read keeps references, tables and code as they are', async () => {
  const rows = numbered(3000).map((word) => `| ${word} | ${'x '.repeat(5)}|`);
  const code = numbered(4000).map((word) => `**${word}** is code`);
  const page = `| Name | Text |\n|-|-|\n${rows.join('\n')}\n\n## Code\n\n~~~\n${code.join('\n')}\n~~~\n\n## End\n\n[See][it] *now*.\n\n[it]: https://a.example\n`;
  const passages = await passagesOf(page);
  const tables = passages.filter(({ heading }) => heading === '');
  expect(tables.every(({ text }) => text.startsWith('Name | Text\nw'))).toBe(true);
  expect(tables.flatMap(({ text }) => text.match(/^w\d+(?= \| x)/gm) ?? [])).toEqual(numbered(3000));
  const lines = passages.filter(({ heading }) => heading === 'Code').flatMap(({ text }) => text.split('\n'));
  expect(lines.filter((line) => line !== '')).toEqual(code);
  expect(passages.at(-1)?.text).toBe('See now.');
});

it('a list item of thousands of lines is read to its end', async () => {
  const words = numbered(30_000);
  expect(await wordsOf(`- ${words.join('\n  ')}`)).toEqual(words);
});
