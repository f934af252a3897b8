import { expect, it } from 'vitest';
import { displayWidth } from '../../../src/model/display-width.ts';
import { attribute } from '../../../src/model/span.ts';
import { showTrace } from '../../../src/report/terminal/show-trace.ts';
import { type Step, traceOf } from '../../support/trace-of.ts';

const timeout = 'node transform, attempt 1: timeout';
const pipeline: readonly Step[] = [
  { node: 'load', startMs: 0, endMs: 2000 },
  {
    node: 'transform',
    startMs: 2000,
    endMs: 10_000,
    attempts: 2,
    events: [['fault', { what: timeout }]],
  },
  {
    model: 'gpt',
    in: 'transform',
    startMs: 6500,
    endMs: 9000,
    attributes: {
      [attribute.inputTokens]: 1200,
      [attribute.outputTokens]: 34,
      [attribute.costUsd]: 0.0031,
    },
  },
  { node: 'review', startMs: 10_000, endMs: 41_000 },
  {
    gate: 'data_quality_review',
    in: 'review',
    startMs: 10_500,
    endMs: 40_500,
    decision: 'reject',
    by: 'dana',
  },
  { node: 'notify', startMs: 10_000, endMs: null, status: null },
  { node: 'export', startMs: 41_000, endMs: 41_000, status: 'upstream-failed', cause: 'review' },
];

function draw(steps: readonly Step[], width: number, unicode = true): string {
  return showTrace(traceOf(steps).spans, { width, unicode }).join('\n');
}

it('draws nodes, gates, retries, faults and what did not run', () => {
  expect(draw(pipeline, 96)).toBe(
    [
      'node                        status                   tries  time  faults  tokens     cost',
      'load                        succeeded                    1    2s',
      'transform                   succeeded                    2    8s       1   1,234  $0.0031',
      'review                      succeeded                    1   31s',
      '  gate data_quality_review  reject by dana                   30s',
      'notify                      cut off                      1     –',
      'export                      upstream-failed: review      0     –',
      '',
      '                            0ms                                                     41s',
      'load                        ███                                                          2s',
      'transform                     !▒▒▒▒▒▒██████                                              8s ×2',
      'review                                    █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█  31s',
      '  gate data_quality_review                 ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  30s',
      'notify                                    ████████████████████████████████████████████▶  cut off',
      'export                                                                                ○',
      '█ running  ▒ failed attempt  ░ waiting at a gate  ! injected fault  ○ did not run  ▶ cut off',
    ].join('\n'),
  );
});

it('draws the same in ASCII on 40 columns', () => {
  expect(draw(pipeline, 40, false)).toBe(
    [
      'node           status',
      'load           succeeded',
      'transform      succeeded',
      'review         succeeded',
      '  gate data_~  reject by dana',
      'notify         cut off',
      'export         upstream-failed: review',
      '',
      '               0ms          41s',
      'load           #                 2s',
      'transform      !x##              8s x2',
      'review            #............  31s',
      '  gate data_~      ............  30s',
      'notify            ############>  cut off',
      'export                        o',
      '# running  x failed attempt',
      '. waiting at a gate  ! injected fault',
      'o did not run  > cut off',
    ].join('\n'),
  );
});

it('marks the pause before a retry, and who decided at a gate when nobody did', () => {
  const { spans } = traceOf([
    { node: 'load', endMs: 10_000, attempts: 2 },
    { gate: 'publish', startMs: 10_000, endMs: 20_000, decision: 'reject', automatic: true },
  ]);
  const [first, second] = spans.filter((span) => attribute.nodeAttempt in span.attributes);
  const paused = spans.map((span) =>
    span === first ? { ...span, endMs: 2000 } : span === second ? { ...span, startMs: 8000 } : span,
  );
  expect(showTrace(paused, { width: 60, unicode: false })).toEqual([
    'node            status              tries  time  faults',
    'load            succeeded               2   10s',
    '  gate publish  reject by time-out          10s',
    '',
    '                0ms                              20s',
    'load            xxxx----------####                    10s x2',
    '  gate publish                    ..................  10s',
    '# running  x failed attempt  . waiting at a gate',
    '- pause before a retry',
  ]);
});

it('draws a pipeline that took no time at all', () => {
  const still: Step[] = ['a', 'b'].map((node) => ({ node, startMs: 0, endMs: 0 }));
  expect(draw(still, 40).split('\n').slice(4, 7)).toEqual([
    `   0ms${' '.repeat(26)}0ms`,
    `a  █${' '.repeat(31)}  0ms`,
    `b  █${' '.repeat(31)}  0ms`,
  ]);
});

it('never draws wider than asked for, whatever names and times there are', () => {
  const wide: Step[] = [
    { node: '数据质量检查数据质量检查', startMs: 0, endMs: 3_720_000, attempts: 99 },
    { node: 'x'.repeat(300), startMs: 0.123, endMs: 0.456, status: 'failed' },
    { node: 'b', status: 'upstream-failed', cause: 'y'.repeat(300) },
    { gate: '🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀', decision: 'approve', by: 'z'.repeat(300), startMs: 5, endMs: null },
  ];
  for (let width = 34; width <= 200; width += 3) {
    for (const unicode of [true, false]) {
      const lines = showTrace(traceOf([...wide, ...pipeline]).spans, { width, unicode });
      for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
      if (!unicode) for (const line of lines) expect(line).toMatch(/^[\u0020-\u007e]*$/);
    }
  }
});

it('lets no name of an agent reach the terminal as it is', () => {
  expect(draw([{ node: 'a\u001b[2Jb\n' }], 80)).not.toMatch(/\u001b/);
});

it('shows of a large graph what did not simply succeed', () => {
  const steps = Array.from(
    { length: 200 },
    (_, index): Step => ({
      node: `n${index}`,
      ...(index === 150 ? { status: 'failed' } : {}),
    }),
  );
  const lines = draw(steps, 80).split('\n');
  expect(lines).toContain('… and 160 rows more');
  expect(lines.filter((line) => line.startsWith('n150'))).toHaveLength(2);
  expect(lines.length).toBeLessThan(90);
});

it('draws nothing where no graph ran', () => {
  expect(draw([{ tool: 'search' }, { gate: 'publish' }], 80)).toBe('');
});
