import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type KnowledgeBase,
  type KnowledgeSource,
  loadKnowledge,
  type Passage,
} from '../../../../src/kit/index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-knowledge-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function load(source: KnowledgeSource): Promise<readonly KnowledgeBase[]> {
  return loadKnowledge(source, { cacheFolder: null });
}

async function baseOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<KnowledgeBase> {
  const [base] = await load({ hr: folderOf(files) });
  if (!base) throw new Error('There is no base.');
  return base;
}

async function passagesOf(page: string): Promise<readonly Passage[]> {
  return (await baseOf({ 'leave.md': page })).passages;
}

async function textOf(page: string): Promise<string> {
  return (await passagesOf(page)).map(({ text }) => text).join('\n---\n');
}

describe('passages', () => {
  it('are cut at headings and named by base, document and heading', async () => {
    const passages = await passagesOf(
      '---\ntitle: Leave\nkeywords: [holiday, time off]\n---\nAll kinds.\n\n## Sick leave\nTen days.\n\n### Notes & proof\nAfter *three* days.\n\n## Sick leave\nAgain.',
    );
    expect(passages).toEqual(
      [
        { id: 'hr/leave', heading: '', text: 'All kinds.' },
        { id: 'hr/leave#sick-leave', heading: 'Sick leave', text: 'Ten days.' },
        { id: 'hr/leave#notes--proof', heading: 'Sick leave > Notes & proof', text: 'After three days.' },
        { id: 'hr/leave#sick-leave-1', heading: 'Sick leave', text: 'Again.' },
      ].map((passage) => ({
        ...passage,
        base: 'hr',
        document: 'hr/leave',
        title: 'Leave',
        keywords: ['holiday', 'time off'],
      })),
    );
  });

  it.each([
    ['the first heading where it stands first', '# Annual leave\nText.', 'Annual leave', ''],
    ['the name of the file else', 'Text.\n\n# Later', 'Leave', ''],
    [
      'front matter before a heading that says otherwise',
      '---\ntitle: Leave\n---\n# Rules\nText.',
      'Leave',
      'Rules',
    ],
    ['front matter of TOML', '+++\ntitle = "Time off"\n+++\nText.', 'Time off', ''],
  ])('take as title %s', async (_, page, title, heading) => {
    expect(await passagesOf(page)).toMatchObject([{ title, heading, text: 'Text.' }]);
  });

  it('hold tables of Markdown and of HTML as lines of cells below the names of the columns', async () => {
    const table = '| Grade | Limit |\n| --- | --- |\n| [A](x.md) | $50 |\n| B | |\n| | $9 |\n| | |';
    expect(await textOf(table)).toBe('Grade | Limit\nA | $50\nB |\n| $9');
    expect(await textOf('| | |\n|-|-|\n| A | $50 |')).toBe('A | $50');
    expect(
      await textOf(
        '<table><tr><th>Grade</th><th>Limit</th></tr>\n<tr><td>A</td><td><b>$50</b></td></tr></table>',
      ),
    ).toBe('Grade | Limit\nA | $50');
  });

  it('of a long table repeat the names of its columns, and keep its rows together', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => `| ${row} | ${'word '.repeat(9)}|`);
    const passages = await passagesOf(`Before.\n\n| No | Words |\n|-|-|\n${rows.join('\n')}`);
    expect(passages.map(({ text }) => text.split('\n').filter((line) => line === 'No | Words'))).toEqual(
      passages.map(() => ['No | Words']),
    );
    expect(passages.length).toBeGreaterThan(2);
    expect(passages[1]?.text).not.toContain('\n\n');
    const told = passages.flatMap(({ text }) => text.match(/^\d+ \|/gm) ?? []);
    expect(told).toEqual(rows.map((_, row) => `${row} |`));
  });

  it('keep a line for each item of a list and a blank line between blocks', async () => {
    expect(
      await textOf(
        'Bring:\n\n- a pass,\n  always\n  - or two\n- [x] a form\n\n> Quoted  \n> words.\n\n```sh\nrun it\n```',
      ),
    ).toBe('Bring:\n\na pass, always\nor two\na form\n\nQuoted\nwords.\n\nrun it');
  });

  it.each([
    ['See [the *guide*](/guide) and ![a map](map.png).', 'See the guide and a map.'],
    ['See [the guide]({% page "/guide/#top" %}).', 'See the guide.'],
    ['{% include "a.html" %}\nAsk in {% channel "people-ops" %}.\n{% endalert %}', 'Ask in people-ops.'],
    ['Ask {% channel "hr" "the *HR* desk" %} or\n{% channel "it" %}\nnow.', 'Ask the HR desk or it now.'],
    ['Press {% image "x.png" "Go" %} now.\n{% image "y.png" "a map" %}', 'Press Go now.'],
    ['A{% include "b" %}{% page "/c" %}{% if "d" %}{% assign e = "f" %}{% g "h" i %} z.', 'A z.'],
    ['{{< notice >}}\nMind{{ site.x }} it.\n{{< /notice >}}', 'Mind it.'],
    [':::note Careful\nHot.\n:::', 'Careful Hot.'],
    ["import Tabs from '@theme/Tabs';\n\n<Tabs>\n\nOne *tab*.\n\n</Tabs>", 'One tab.'],
    ['<div\n  class="box"\n>\n  <h2>Not a <i>tag</i></h2>\nSee **it**.<!-- hidden -->\n</div>', 'See it.'],
    ['A &amp; B &#8212; 5&nbsp;< 6.<br>Next <https://a.example>.', 'A & B — 5 < 6.\nNext https://a.example.'],
    ['Text.[^1]\n{: .note}\n\n<script>if (a < b) go();</script>', 'Text.'],
    [
      'Write `{{ name }}` and `<b>`.\n\n```\n{% raw %} <b>\n```',
      'Write {{ name }} and <b>.\n\n{% raw %} <b>',
    ],
  ])('hold what a reader sees of %j', async (page, text) => {
    expect(await textOf(page)).toBe(text);
  });

  it('of a long section are parts of like length with names of their own', async () => {
    const paragraph = `${'word '.repeat(99)}end.`;
    const passages = await passagesOf(`## Long\n\n${Array(6).fill(paragraph).join('\n\n')}`);
    expect(passages.map(({ id }) => id)).toEqual(['hr/leave#long', 'hr/leave#long~2', 'hr/leave#long~3']);
    expect(passages.map(({ text }) => text.split(/\s+/).length)).toEqual([200, 200, 200]);
  });

  it('stay short where a page is one endless line', async () => {
    const lengths = (await passagesOf(`${'x'.repeat(50_000)} ${'word '.repeat(5000)}`)).map(
      ({ text }) => text.length,
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(3000);
    expect(lengths.reduce((sum, length) => sum + length)).toBeGreaterThan(74_000);
  });

  it('of a few words deep down join the section before', async () => {
    const page = '## Tools\n\n### Chat\nFor all.\n\n#### Channel\nask-it';
    expect(await passagesOf(page)).toMatchObject([
      { id: 'hr/leave#chat', text: 'For all.\n\nChannel\nask-it' },
    ]);
  });

  it('come from no redirect and no page without text', async () => {
    const base = await baseOf({
      'a.md': 'Text.',
      'b.md': '---\ntitle: B\nredirect_to: /a\n---\nMoved.',
      'c.md': '---\ntitle: C\n---\n\n# C\n',
    });
    expect(base).toMatchObject({ documents: 1, passages: [{ id: 'hr/a' }], problems: [] });
  });
});

describe('bases', () => {
  it('are the subfolders of a folder, with a README beside them', async () => {
    const bases = await load(
      folderOf({
        'README.md': 'About.',
        'legal/deep/nda.MD': 'Sign.',
        'hr/leave.mdx': 'Rest.',
        '.git/x.md': 'No.',
      }),
    );
    expect(bases.map(({ name, passages }) => [name, passages[0]?.id])).toEqual([
      ['hr', 'hr/leave'],
      ['legal', 'legal/deep/nda'],
    ]);
  });

  it('are one where pages lie right in the folder', async () => {
    const bases = await load(folderOf({ 'leave.md': 'Rest.', 'more/sick.md': 'Stay.' }));
    expect(bases.map(({ passages }) => passages.map(({ text }) => text))).toEqual([['Rest.', 'Stay.']]);
  });

  it('are loaded once, and have the same digest wherever the same pages lie', async () => {
    const pages = { 'leave.md': '# Leave\nTen days.' };
    const folder = folderOf(pages);
    const first = await load({ hr: folder });
    writeFileSync(join(folder, 'leave.md'), 'Changed.');
    expect(await load({ hr: folder })).toBe(first);
    expect((await baseOf(pages)).digest).toBe(first[0]?.digest);
    expect((await baseOf({ 'leave.md': 'Changed.' })).digest).not.toBe(first[0]?.digest);
  });
});

describe('bad input', () => {
  it('of a missing folder is an error that names it', async () => {
    const missing = join(folderOf({}), 'none');
    await expect(load(missing)).rejects.toThrow(`There is no folder "${missing}"`);
    await expect(load({ hr: missing })).rejects.toThrow(`There is no folder "${missing}"`);
    await expect(load('')).rejects.toMatchObject({ name: 'AgentError', kind: 'agent' });
    mkdirSync(missing);
    writeFileSync(join(missing, 'a.md'), 'Text.');
    expect(await load(missing)).toHaveLength(1);
  });

  it('of folders without any text is an error, of one base among others a problem', async () => {
    await expect(load(folderOf({ 'a.txt': 'no page' }))).rejects.toThrow(/holds no page with text/);
    const [empty, full] = await load(folderOf({ 'a/x.txt': '', 'b/x.md': 'Text.' }));
    expect(empty).toMatchObject({ name: 'a', passages: [], problems: [{ message: /holds no page/ }] });
    expect(full?.passages).toHaveLength(1);
  });

  it('of a page is told, and the other pages are read', async () => {
    const { passages, problems } = await baseOf({
      'binary.md': Uint8Array.of(0x89, 0x50, 0, 1),
      'good.md': 'Text.',
      'huge.md': 'word '.repeat(4_000_000),
      'latin.md': Uint8Array.of(0x63, 0xe9, 0x20),
    });
    expect(passages.map(({ id }) => id)).toContain('hr/good');
    expect(problems.map(({ file, message }) => [file, message.slice(0, 40)])).toEqual([
      ['binary.md', 'This is not a page of text in UTF-8.'],
      ['huge.md', 'The page has 20.0 MB; pages of more than'],
      ['latin.md', 'This is not a page of text in UTF-8.'],
    ]);
  });

  it.each([
    ['broken YAML', 'title: Leave\nkeywords: [a, "b'],
    ['a value with a colon', 'title: Leave\nnote: this: that'],
    ['a list', '- title: x'],
    ['endless', `title: Leave\n${'key: value\n'.repeat(3000)}`],
  ])('of front matter that is %s is told, and the page is read', async (_, front) => {
    const { passages, problems } = await baseOf({ 'leave.md': `---\n${front}\n---\nText.` });
    expect(passages).toMatchObject([{ title: 'Leave', text: 'Text.' }]);
    expect(problems).toMatchObject([{ file: 'leave.md', message: /cannot be understood/ }]);
  });

  it('of pages that would have one name leaves both, apart and told', async () => {
    const { passages, problems } = await baseOf({
      'a.markdown': 'One.',
      'a.md': 'Two.',
      'A.mdx': 'Three.',
      'c#.md': '# C\n## b',
    });
    expect(passages.map(({ id, text }) => [id, text])).toEqual([
      ['hr/A', 'Three.'],
      ['hr/a.markdown', 'One.'],
      ['hr/a.md', 'Two.'],
    ]);
    expect(problems.map(({ file }) => file)).toEqual(['a.markdown', 'a.md']);
  });

  it('of links in a loop or to nothing ends', async () => {
    const folder = folderOf({ 'sub/a.md': 'Text.' });
    symlinkSync(folder, join(folder, 'sub', 'up'));
    symlinkSync(join(folder, 'none.md'), join(folder, 'gone.md'));
    symlinkSync(join(folder, 'self.md'), join(folder, 'self.md'));
    const [base] = await load({ hr: folder });
    expect(base?.passages.map(({ id }) => id)).toEqual(['hr/sub/a']);
    expect(base?.problems.map(({ file }) => file)).toEqual(['gone.md', 'self.md', 'sub/up']);
  });
});
