import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import type { Span } from '../../../src/model/span.ts';
import { pathOnRow } from '../../../src/page/views/case/trace/path-on-row.ts';
import { shortenPath } from '../../../src/page/views/case/trace/shorten-path.ts';
import { traceModel } from '../../../src/page/views/case/trace/trace-model.ts';
import { spansAt } from '../../support/spans-at.ts';

function pathOf(spans: readonly Span[]): string[] {
  return traceModel(spans).path.map(
    ({ node, startMs, endMs }) => `${node?.span.label ?? 'nobody'} ${startMs}-${endMs}`,
  );
}

it('goes back from the last end, each time to what ended last before', () => {
  const spans = spansAt([
    ['graph', 0, 100],
    ['load', 5, 30, { parent: 1 }],
    ['quick', 30, 40, { parent: 1 }],
    ['slow', 30, 80, { parent: 1 }],
    ['report', 82, 95, { parent: 1 }],
  ]);
  expect(pathOf(spans)).toEqual([
    'graph 0-5',
    'load 5-30',
    'slow 30-80',
    'graph 80-82',
    'report 82-95',
    'graph 95-100',
  ]);
});

it('does not wait for what still ran in parallel', () => {
  const spans = spansAt([
    ['graph', 0, 10],
    ['last', 6, 10, { parent: 1 }],
    ['overlapping', 1, 8, { parent: 1 }],
    ['before', 0, 6, { parent: 1 }],
  ]);
  expect(pathOf(spans)).toEqual(['before 0-6', 'last 6-10']);
});

it('follows what outlived the span that it was started in, and tells when nobody was at work', () => {
  const spans = spansAt([
    ['short', 2, 5],
    ['first', 2, 4, { parent: 1 }],
    ['stray', 8, 20, { parent: 1 }],
    ['other', 3, 19],
  ]);
  expect(pathOf(spans)).toEqual(['first 2-4', 'short 4-5', 'nobody 5-8', 'stray 8-20']);
});

it('blames what hangs, but not what was given up before', () => {
  const hangs = spansAt([
    ['graph', 0, null],
    ['done', 0, 5, { parent: 1 }],
    ['hangs', 5, null, { parent: 1, events: [{ name: 'asked', atMs: 9, attributes: {} }] }],
  ]);
  expect(pathOf(hangs)).toEqual(['done 0-5', 'hangs 5-9']);
  const givenUp = spansAt([
    ['graph', 0, 20],
    ['attempt 1', 0, 5, { parent: 1 }],
    ['given up', 0, null, { parent: 2 }],
    ['attempt 2', 6, 20, { parent: 1 }],
  ]);
  expect(pathOf(givenUp)).toEqual(['given up 0-5', 'graph 5-6', 'attempt 2 6-20']);
});

it('takes of two that ended together the one that began first', () => {
  expect(
    pathOf(
      spansAt([
        ['late', 5, 10],
        ['early', 0, 10],
      ]),
    ),
  ).toEqual(['early 0-10']);
});

it('has no steps where no time passed, nor for what was only noted of the trial', () => {
  expect(pathOf([])).toEqual([]);
  expect(
    pathOf(
      spansAt([
        ['a', 5, 5],
        ['b', 5, 5],
      ]),
    ),
  ).toEqual([]);
  const noted = spansAt([
    ['trial', 0, null, { name: 'invoke_agent' }],
    ['work', 1, 4],
  ]);
  expect(pathOf(noted)).toEqual(['work 1-4']);
});

it('adds up to the whole time without gaps, whatever the trace', () => {
  const random = seededRandom('paths');
  for (let round = 0; round < 200; round++) {
    const spans = spansAt(
      Array.from({ length: random.integer(1, 30) }, (_, index) => {
        const startMs = random.integer(0, 50);
        const endMs = random.next() < 0.1 ? null : startMs + random.integer(0, 50);
        return [`s${index}`, startMs, endMs, { parent: random.integer(0, 30) || null }];
      }),
    );
    const { path, ends } = traceModel(spans);
    const lasting = traceModel(spans).tree.filter(({ span, index }) => (ends[index] ?? 0) > span.startMs);
    if (lasting.length === 0) continue;
    for (const [index, step] of path.entries()) {
      expect(step.endMs).toBeGreaterThan(step.startMs);
      const next = path[index + 1];
      if (next) expect([next.startMs, next.node !== step.node]).toEqual([step.endMs, true]);
    }
    expect(path.at(-1)?.endMs).toBe(Math.max(...lasting.map(({ index }) => ends[index] ?? 0)));
  }
});

it('is told in its ten longest steps, with how many are left out between', () => {
  const spans = spansAt(
    Array.from({ length: 12 }, (_, index) => [
      `s${index}`,
      index * 10,
      index * 10 + 10 - (index % 6 === 5 ? 9 : 0),
    ]),
  );
  const shown = shortenPath(traceModel(spans).path).map((step) =>
    'left' in step
      ? `${step.left} left ${step.lastedMs}`
      : `${step.step.node?.span.label ?? 'nobody'} ${step.lastedMs}`,
  );
  expect(shown).toHaveLength(12);
  expect(shown.filter((step) => step.includes('left'))).toEqual(['2 left 10', '1 left 1']);
});

it('is drawn on the row of a folded span where it leads through what is beneath, in few pieces', () => {
  const calls = Array.from(
    { length: 5000 },
    (_, index) => ['call', index * 2, index * 2 + 1, { parent: 1 }] as const,
  );
  const model = traceModel(spansAt([['root', 0, 20_000], ...calls, ['last', 12_000, 15_000, { parent: 1 }]]));
  const root = model.tree[0];
  expect(root && pathOnRow(root, false, model)).toEqual([{ startMs: 0, endMs: 20_000 }]);
  expect(root && pathOnRow(root, true, model)).toEqual([
    { startMs: 1, endMs: 12_000 },
    { startMs: 15_000, endMs: 20_000 },
  ]);
});
