import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadKnowledge } from '../../../../src/kit/index.ts';

const folder = 'agents/knowledge';

it('every line of every passage stands in its page, by letters and digits', async () => {
  const bases = await loadKnowledge(folder, { cacheFolder: null });
  const passages = bases.flatMap((base) => base.passages);
  expect(passages.length).toBeGreaterThan(200);
  const missing: string[] = [];
  for (const { id, document, text } of passages) {
    const page = seenOf(readFileSync(`${folder}/${document}.md`, 'utf8'));
    missing.push(
      ...text.split('\n').flatMap((line) => (page.includes(signsOf(line)) ? [] : `${id}: ${line}`)),
    );
  }
  expect(missing).toEqual([]);
});

/** The page without targets of links, tags of HTML, template variables and what stands in template tags beside words in quotes. */
function seenOf(page: string): string {
  return signsOf(
    page
      .replace(/\]\([^)]*\)/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\{\{[^}]*\}\}/g, ' ')
      .replace(/\{%[^%]*?(?:"([^"%]*)")?\s*%\}/g, ' $1 ')
      .replace(/&\w+;/g, ' '),
  );
}

function signsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
