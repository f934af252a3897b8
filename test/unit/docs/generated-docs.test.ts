import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillMarkers } from '../../../scripts/docs/fill-markers.ts';
import { generatedPages, generatedParts } from '../../../scripts/docs/generated-parts.ts';
import { builtinJudges } from '../../../src/judge/builtin-judges.ts';
import { docsPages } from '../../support/docs-blocks.ts';

describe('generated parts of the docs', () => {
  it.each(generatedPages)('are up to date in %s; `npm run docs` writes them', (page) => {
    const text = readFileSync(page, 'utf8');
    expect(text).toBe(fillMarkers(text, generatedParts));
  });

  it('are all used, and in no page beyond those that are written', () => {
    const names = docsPages().flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/<!-- generated: ([a-z-]+) -->/g)].map((match) => ({
        page,
        name: match[1],
      })),
    );
    expect(names.map(({ name }) => name).sort()).toEqual(Object.keys(generatedParts).sort());
    expect([...new Set(names.map(({ page }) => page))].sort()).toEqual([...generatedPages].sort());
  });

  it('describe every built-in judge', () => {
    const page = readFileSync('docs/judges.md', 'utf8');
    expect(builtinJudges.filter(({ name }) => !page.includes(`\n### ${name}\n`))).toEqual([]);
  });

  it('are refused where a marker is unknown or has no end', () => {
    expect(() => fillMarkers('<!-- generated: typo -->\n<!-- end of generated -->', {})).toThrow('typo');
    expect(() => fillMarkers('<!-- generated: open -->', { open: () => '' })).toThrow('no end');
  });
});
