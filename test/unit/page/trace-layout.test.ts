import { expect, it } from 'vitest';
import { attribute, type Span } from '../../../src/model/span.ts';
import { assumedEnds } from '../../../src/page/views/case/trace/assumed-ends.ts';
import { barMarks } from '../../../src/page/views/case/trace/bar-marks.ts';
import { barPieces } from '../../../src/page/views/case/trace/bar-pieces.ts';
import { describeState } from '../../../src/page/views/case/trace/describe-state.ts';
import { foldedAtFirst } from '../../../src/page/views/case/trace/folded-at-first.ts';
import { layoutSpans } from '../../../src/page/views/case/trace/layout-spans.ts';
import { moveInTree } from '../../../src/page/views/case/trace/move-in-tree.ts';
import { readMessages } from '../../../src/page/views/case/trace/read-messages.ts';
import { timeTicks } from '../../../src/page/views/case/trace/time-ticks.ts';
import { traceModel } from '../../../src/page/views/case/trace/trace-model.ts';
import { visibleRows } from '../../../src/page/views/case/trace/visible-rows.ts';
import { spanTree } from '../../../src/report/trace/span-tree.ts';
import { spansAt } from '../../support/spans-at.ts';
import { traceOf } from '../../support/trace-of.ts';

const none: ReadonlySet<number> = new Set();

function outline(spans: readonly Span[], folded = none): string[] {
  return layoutSpans(spanTree(spans), folded).map(
    ({ node, position, siblings }) => `${'  '.repeat(node.depth)}${node.span.label} ${position}/${siblings}`,
  );
}

it('puts spans beneath their parents, in the order in which they began', () => {
  const spans = spansAt([
    ['root', 0, 10],
    ['late', 5, 6, { parent: 1 }],
    ['early', 1, 2, { parent: 1 }],
    ['inner', 5, 6, { parent: 2 }],
  ]);
  expect(outline(spans)).toEqual(['root 1/1', '  early 1/2', '  late 2/2', '    inner 1/1']);
  expect(outline(spans, new Set([2]))).toEqual(['root 1/1', '  early 1/2', '  late 2/2']);
  expect(outline(spans, new Set([0, 2]))).toEqual(['root 1/1']);
});

it('shows every span once, whatever they say of their parents', () => {
  const spans = spansAt([
    ['orphan', 0, 1, { parent: 99 }],
    ['itself', 0, 1, { parent: 2 }],
    ['egg', 2, 3, { parent: 4 }],
    ['hen', 1, 2, { parent: 3 }],
    ['again', 0, 1, { id: 1, parent: 1 }],
  ]);
  expect(outline(spans)).toEqual(['orphan 1/3', '  again 1/1', 'itself 2/3', 'egg 3/3', '  hen 1/1']);
  expect(
    spanTree(spans)
      .filter(({ isStray }) => isStray)
      .map(({ span }) => span.label),
  ).toEqual(['orphan', 'itself', 'egg']);
});

it('lays out ten thousand spans, one beneath the other or all side by side, at once', () => {
  const deep = spansAt(Array.from({ length: 10_000 }, (_, index) => ['d', 0, 1, { parent: index }]));
  const flat = deep.map((span) => ({ ...span, parent: span.id === 1 ? null : 1 }));
  for (const spans of [deep, flat]) {
    const { tree, path } = traceModel(spans);
    expect(layoutSpans(tree, none)).toHaveLength(10_000);
    expect(tree[0]?.beneath).toBe(9999);
    expect(path).toHaveLength(1);
  }
});

it('folds at first only nodes in which nothing but their attempts was recorded', () => {
  const { spans } = traceOf([
    { node: 'bare', attempts: 2 },
    { node: 'busy' },
    { tool: 'search', in: 'busy' },
  ]);
  const tree = spanTree(spans);
  const folded = foldedAtFirst(tree);
  expect(tree.filter(({ index }) => folded.has(index)).map(({ span }) => span.label)).toEqual(['bare']);
});

it('draws attempts, pauses, waiting at gates and what did not run', () => {
  const { spans } = traceOf([
    { node: 'load', startMs: 0, endMs: 40, attempts: 2, events: [['fault', { what: 'slow' }]] },
    { gate: 'ok', in: 'load', startMs: 25, endMs: null },
    { node: 'export', startMs: 40, endMs: 40, status: 'skipped', cause: 'load' },
  ]);
  const model = traceModel(spans);
  const nodes = model.tree.filter(({ depth }) => depth === 1);
  const drawn = nodes.map((node) =>
    barPieces(node, model).map(
      (piece) => `${piece.kind} ${piece.startMs}-${piece.endMs}${piece.isCut ? '+' : ''}`,
    ),
  );
  // The gate was given up when the node that it lies in ended.
  expect(drawn).toEqual([['pause 0-40', 'failed 0-20', 'running 20-40', 'waiting 25-40+'], ['unrun 40-40']]);
  const [load] = nodes;
  expect(load && barMarks(load, true, model.tree)).toEqual([
    { kind: 'retry', atMs: 20, what: 'attempt 2' },
    { kind: 'fault', atMs: 0, what: 'slow' },
  ]);
  expect(nodes.map(describeState)).toEqual(['×2', 'skipped: load']);
});

it('takes what was cut off to have gone on until what is around it ended, and the rest to the end', () => {
  const tree = spanTree(
    spansAt([
      ['root', 0, null],
      ['ended', 1, 5, { parent: 1 }],
      ['given up', 2, null, { parent: 2 }],
      ['late', 7, null, { parent: 2 }],
      ['trial', 0, null, { name: 'invoke_agent' }],
    ]),
  );
  expect(tree.map(({ span }, index) => [span.label, assumedEnds(tree, 9)[index]])).toEqual([
    ['root', 9],
    ['ended', 5],
    ['given up', 5],
    ['late', 7],
    ['trial', 0],
  ]);
});

it('moves through the tree as keys do', () => {
  const tree = spanTree(
    spansAt([
      ['a', 0, 9],
      ['b', 1, 2, { parent: 1 }],
      ['c', 3, 4],
    ]),
  );
  const rows = layoutSpans(tree, none);
  const press = (key: string, at: number): string => {
    const move = moveInTree(key, rows, at);
    if (move === null || move === 'stay') return move ?? 'nothing';
    return 'select' in move ? move.select.node.span.label : `fold ${move.toggle.node.span.label}`;
  };
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => press(key, -1))).toEqual(['a', 'c', 'a', 'c']);
  expect(['ArrowRight', 'ArrowLeft', 'Enter', 'PageDown'].map((key) => press(key, 0))).toEqual([
    'b',
    'fold a',
    'fold a',
    'c',
  ]);
  expect(['ArrowRight', 'ArrowLeft', ' ', 'x'].map((key) => press(key, 1))).toEqual([
    'stay',
    'a',
    'stay',
    'nothing',
  ]);
  expect(press('ArrowDown', 2)).toBe('stay');
});

it.each([
  [0, [0]],
  [Number.NaN, [0]],
  [3, [0, 1, 2, 3]],
  [0.05, [0, 0.01, 0.02, 0.03, 0.04, 0.05]],
  [20_500, [0, 5000, 10_000, 15_000, 20_000]],
  [300_000, [0, 60_000, 120_000, 180_000, 240_000, 300_000]],
  [10 * 86_400_000, [0, 2, 4, 6, 8, 10].map((days) => days * 86_400_000)],
])('has round times on an axis of %d ms', (endMs, expected) => {
  expect(timeTicks(endMs, 5).map((atMs) => Number(atMs.toPrecision(6)))).toEqual(expected);
});

it('keeps of a long list only the rows in sight, and of a short one all', () => {
  expect(visibleRows(200, 28, { top: 0, height: 560 })).toEqual([0, 200]);
  expect(visibleRows(10_000, 28, { top: 0, height: 560 })).toEqual([0, 60]);
  expect(visibleRows(10_000, 28, { top: 28_000, height: 560 })).toEqual([980, 1040]);
  expect(visibleRows(10_000, 28, { top: 9_999_999, height: 560 })).toEqual([9940, 10_000]);
});

it.each([
  [[{ role: 'user', content: 'Hi' }], [{ role: 'user', content: 'Hi' }]],
  [
    '[{"role":"user","parts":[{"type":"text","content":"Hi"},{"type":"text","content":"you"}]}]',
    [{ role: 'user', content: 'Hi\nyou' }],
  ],
  ['[not json', [{ role: null, content: '[not json' }]],
  [null, [{ role: null, content: null }]],
  [
    [{ role: 'assistant', content: null, tool_calls: [1] }],
    [{ role: 'assistant', content: { role: 'assistant', content: null, tool_calls: [1] } }],
  ],
])('reads the messages %j', (value, expected) => {
  expect(readMessages(value)).toEqual(expected);
});

it('says who decided at a gate, or that nobody did', () => {
  const gate = (attributes: Span['attributes'], endMs: number | null = 1): string | undefined =>
    spanTree(spansAt([['g', 0, endMs, { name: 'gate', attributes }]])).map(describeState)[0];
  expect(gate({ [attribute.gateDecision]: 'reject', [attribute.gateBy]: 'dana' })).toBe('reject by dana');
  expect(gate({ [attribute.gateDecision]: 'reject', [attribute.gateAutomatic]: true })).toBe(
    'reject by time-out',
  );
  expect(gate({}, null)).toBe('undecided');
});
