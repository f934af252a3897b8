import { describe, expect, test } from 'vitest';
import { parseThreshold } from '../../../src/model/parse-threshold.ts';
import { plainMetrics, type Threshold, unitOf } from '../../../src/model/threshold.ts';

function read(text: string): Threshold {
  const parsed = parseThreshold(text);
  if ('problem' in parsed) throw new Error(`${parsed.problem.message} at ${parsed.problem.offset}`);
  return parsed.threshold;
}

function problem(text: string) {
  const parsed = parseThreshold(text);
  if (!('problem' in parsed)) throw new Error(`"${text}" was understood.`);
  const { offset, length, message, fix } = parsed.problem;
  return { words: text.slice(offset, offset + length), offset, message, fix };
}

const sample = { ratio: '95%', duration: '2s', usd: '0.05', count: '400' };

describe('a threshold', () => {
  test.each([...plainMetrics, 'pass-at-1' as const, 'pass-hat-12' as const])('may limit %s', (metric) => {
    const text = `${metric} <= ${sample[unitOf(metric)]}`;
    expect(read(text)).toMatchObject({ text, metric, selectors: [], operator: '<=' });
  });

  test.each(['>=', '<=', '==', '>', '<'])('may compare by %s', (operator) => {
    expect(read(`pass-rate ${operator} 0.5`).operator).toBe(operator);
  });

  test.each<[string, number]>([
    ['pass-rate >= 95%', 0.95],
    ['pass-rate >= 95 %', 0.95],
    ['pass-rate >= 99.9%', 0.999],
    ['pass-rate >= 100%', 1],
    ['pass-rate >= 0%', 0],
    ['pass-rate >= 0.07', 0.07],
    ['pass-rate >= 7%', 0.07],
    ['pass-rate >= 1', 1],
    ['score-mean >= 0.5', 0.5],
    ['latency-p95 <= 500ms', 500],
    ['latency-p95 <= 1.5s', 1500],
    ['latency-max < 2m', 120_000],
    ['latency-max < 2min', 120_000],
    ['wait-p95 <= 1h', 3_600_000],
    ['wait-p95 <= 1d', 86_400_000],
    ['cost-total <= 1.25', 1.25],
    ['tokens-mean < 4000', 4000],
    ['  pass-rate>=95%  ', 0.95],
  ])('reads the limit of "%s"', (text, value) => {
    expect(read(text)).toMatchObject({ text: text.trim(), limit: { type: 'value', value } });
  });

  test.each<[string, string]>([
    ['latency-p95 <= 1m 5s', '65s'],
    ['latency-p95 <= 1s 5ms', '1005ms'],
    ['pass-rate => 5', 'Did you mean ">="?'],
    ['pass-rate =< 5%', 'Did you mean "<="?'],
    ['pass-rat >= 5%', 'Did you mean "pass-rate"?'],
    ['pass-rate >= 5% 5s', 'Remove'],
  ])('of the form %s is mended by %s', (text, fix) => {
    expect(problem(text).fix).toContain(fix);
  });

  test('reads selectors, negated and quoted ones, and all must hold', () => {
    expect(read('pass-rate{ tag:smoke , !agent:bot-v1, case:"a b, c}", suite:x/y } >= 1').selectors).toEqual([
      { by: 'tag', name: 'smoke', negated: false },
      { by: 'agent', name: 'bot-v1', negated: true },
      { by: 'case', name: 'a b, c}', negated: false },
      { by: 'suite', name: 'x/y', negated: false },
    ]);
    expect(read('score-mean{judge:not-contains} >= 1').selectors).toMatchObject([
      { by: 'judge', name: 'not-contains' },
    ]);
  });

  test.each<[string, object]>([
    ['pass-rate >= baseline', { type: 'baseline' }],
    ['pass-rate >= baseline - 2pp', { type: 'baseline', margin: { value: -0.02, unit: 'absolute' } }],
    ['pass-rate >= baseline-0.02', { type: 'baseline', margin: { value: -0.02, unit: 'absolute' } }],
    ['latency-p95 <= baseline + 10%', { type: 'baseline', margin: { value: 0.1, unit: 'relative' } }],
    ['latency-p95 <= baseline+250ms', { type: 'baseline', margin: { value: 250, unit: 'absolute' } }],
    ['cost-mean <= baseline + 0.01', { type: 'baseline', margin: { value: 0.01, unit: 'absolute' } }],
  ])('reads the baseline of "%s"', (text, limit) => {
    expect(read(text).limit).toEqual(limit);
  });

  test('reads the confidence', () => {
    expect(read('pass-rate >= 90% @ 95%').confidence).toBe(0.95);
    expect(read('latency-p95 <= 2s @99.9%').confidence).toBe(0.999);
    expect(read('pass-rate >= baseline - 2pp @ 95%')).toMatchObject({
      confidence: 0.95,
      limit: { type: 'baseline' },
    });
    expect(read('pass-rate >= 90%')).not.toHaveProperty('confidence');
  });

  test.each<[string, string, string]>([
    ['', '', 'Expected a metric'],
    ['passrate >= 95%', 'passrate', 'No metric is named "passrate"'],
    ['Pass-Rate >= 95%', 'Pass-Rate', 'No metric'],
    ['pass-at-0 >= 1', 'pass-at-0', 'No metric'],
    ['latency-p42 <= 1s', 'latency-p42', 'No metric'],
    ['pass-rate', '', 'Expected a comparison'],
    ['pass-rate = 95%', '=', 'Expected a comparison'],
    ['pass-rate => 95%', '=>', 'Expected a comparison'],
    ['pass-rate ≥ 95%', '≥', 'Expected a comparison'],
    ['pass-rate >=', '', 'cannot be compared with ""'],
    ['pass-rate >= high', 'high', 'cannot be compared with "high"'],
    ['pass-rate >= 95', '95', 'can never be reached'],
    ['pass-rate >= 101%', '101%', 'can never be reached'],
    ['pass-rate >= 2s', '2s', 'cannot be compared with "2s"'],
    ['pass-rate >= -1', '-1', 'cannot be compared'],
    ['latency-p95 <= 2', '2', 'cannot be compared with "2"'],
    ['latency-p95 <= 95%', '95%', 'cannot be compared'],
    ['cost-mean <= $1', '$1', 'cannot be compared'],
    ['tokens-mean <= 5s', '5s', 'cannot be compared'],
    ['pass-rate >= 95% please', 'please', 'Nothing more was expected'],
    ['pass-rate >= 0.9e1', 'e1', 'Nothing more was expected'],
    ['pass-rate > 100%', '>', 'can never be met'],
    ['latency-p95 < 0ms', '<', 'can never be met'],
    ['pass-rate{} >= 1', '}', 'Expected a selector'],
    ['pass-rate{tag} >= 1', 'tag}', 'Expected a selector'],
    ['pass-rate{team:x} >= 1', 'team:x}', 'Expected a selector'],
    ['pass-rate{tag:} >= 1', '}', 'Expected the name of a tag'],
    ['pass-rate{tag:a b} >= 1', 'b}', 'Expected "}"'],
    ['pass-rate{tag:a', '', 'Expected "}"'],
    ['pass-rate{!judge:x} >= 1', 'pass-rate{!judge:x}', 'not at all but one'],
    ['pass-rate{judge:x,judge:y} >= 1', 'pass-rate{judge:x,judge:y}', 'not at all but one'],
    ['latency-p95{judge:x} <= 1s', 'latency-p95{judge:x}', 'belongs to trials'],
    ['pass-rate == 90% @ 95%', '@', 'prove equality'],
    ['pass-rate >= 90% @', '', 'Expected a confidence level'],
    ['pass-rate >= 90% @ 95', '95', 'Expected a confidence level'],
    ['pass-rate >= 90% @ 100%', '100%', 'Expected a confidence level'],
    ['pass-rate >= 90% @ 49%', '49%', 'Expected a confidence level'],
    ['pass-rate >= baseline - 2s', '2s', 'no margin for pass-rate'],
    ['latency-p95 <= baseline + 2pp', '2pp', 'no margin for latency-p95'],
    ['latency-p95 <= baseline +', '', 'no margin'],
    ['pass-rate >= baselines', 'baselines', 'cannot be compared'],
  ])('points at the mistake in "%s"', (text, words, message) => {
    const found = problem(text);
    expect(found.message).toContain(message);
    expect(found.words.trim()).toBe(words);
    expect(found.fix).toMatch(/\S/);
  });
});
