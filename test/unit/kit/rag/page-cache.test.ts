import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KnowledgeBase, loadKnowledge } from '../../../../src/kit/index.ts';
import { findCacheFolder } from '../../../../src/kit/rag/load/find-cache-folder.io.ts';

let folder: string;
let pages: string;
let cacheFolder: string;
let starts = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agent-eval-cache-'));
  pages = join(folder, 'pages');
  cacheFolder = join(folder, 'cache', 'deep');
  mkdirSync(pages);
  writeFileSync(join(pages, 'leave.md'), '---\ntitle: "Leave\n---\n\n## Days\n\nTen “days”.\n');
  writeFileSync(join(pages, 'sick.md'), '# Sick\n\nStay home.\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As another process would: under a name of its own, for a source is loaded once. */
async function start(given: string | null = cacheFolder): Promise<KnowledgeBase> {
  const [, base] = await loadKnowledge({ [`n${starts++}`]: pages, hr: pages }, { cacheFolder: given });
  if (!base) throw new Error('There is no base.');
  return base;
}

function cacheFile(): string {
  const [name = ''] = readdirSync(cacheFolder);
  return join(cacheFolder, name);
}

function textsOf({ passages }: KnowledgeBase): string[] {
  return passages.map(({ text }) => text);
}

/** Changes what the cache holds of a page, as no damage would. */
function forge(from: string, to: string): void {
  const lines = readFileSync(cacheFile(), 'utf8').split('\n');
  const forged = lines.map((line) => {
    if (!line.includes(from)) return line;
    const content = line.slice(53).replace(from, to);
    return `${line.slice(0, 44)}${crc32(`${content}\n`).toString(16).padStart(8, '0')} ${content}`;
  });
  writeFileSync(cacheFile(), forged.join('\n'));
}

describe('parsed pages', () => {
  it('are kept in one file a base, and give the same base at the next start', async () => {
    const first = await start();
    expect(first.problems).toHaveLength(1);
    expect(readdirSync(cacheFolder)).toHaveLength(1);
    const kept = readFileSync(cacheFile());
    expect(await start()).toEqual(first);
    expect(readFileSync(cacheFile())).toEqual(kept);
  });

  it('are not parsed again while their content is the same, whatever they are called', async () => {
    await start();
    forge('Stay home', 'Stay in bed');
    expect(textsOf(await start())).toEqual(['Ten “days”.', 'Stay in bed.']);
    rmSync(join(pages, 'sick.md'));
    writeFileSync(join(pages, 'ill.md'), '# Sick\n\nStay home.\n');
    expect((await start()).passages[0]).toMatchObject({ id: 'hr/ill', text: 'Stay in bed.' });
  });

  it('are parsed again where they changed, and forgotten where they are gone', async () => {
    await start();
    forge('Stay home', 'Stay in bed');
    writeFileSync(join(pages, 'leave.md'), 'Nine.');
    expect(textsOf(await start())).toEqual(['Nine.', 'Stay in bed.']);
    rmSync(join(pages, 'sick.md'));
    await start();
    expect(readFileSync(cacheFile(), 'utf8')).not.toContain('bed');
  });

  it('of another version of the parser are not used', async () => {
    const first = await start();
    forge('Stay home', 'Stay in bed');
    writeFileSync(
      cacheFile(),
      readFileSync(cacheFile(), 'utf8').replace(/^./, (sign) => (sign === 'x' ? 'y' : 'x')),
    );
    expect(await start()).toEqual(first);
    expect(await start()).toEqual(first);
  });

  it('that are damaged anywhere are parsed again', async () => {
    const first = await start();
    const kept = readFileSync(cacheFile());
    for (let at = 0; at < kept.length; at += 7) {
      const damaged = Buffer.from(kept);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(cacheFile(), damaged);
      expect(await start()).toEqual(first);
      writeFileSync(cacheFile(), kept.subarray(0, at));
      expect(await start()).toEqual(first);
    }
  });

  it('are kept nowhere where that is not possible or not wanted', async () => {
    const first = await start(null);
    writeFileSync(join(folder, 'cache'), 'a file');
    expect(await start()).toEqual(first);
    expect(readdirSync(folder).sort()).toEqual(['cache', 'pages']);
  });
});

it('the cache lies in the nearest node_modules, from the folder up', () => {
  mkdirSync(join(folder, 'node_modules'));
  const found = join(folder, 'node_modules', '.cache', 'agent-eval', 'knowledge');
  expect(findCacheFolder(pages)).toBe(found);
  expect(findCacheFolder(folder)).toBe(found);
});
