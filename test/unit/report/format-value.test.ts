import { expect, test } from 'vitest';
import { formatApart } from '../../../src/report/show/format-apart.ts';
import { formatEstimate, formatValue } from '../../../src/report/show/format-value.ts';

test.each<[number, Parameters<typeof formatValue>[1], string]>([
  [1, 'ratio', '100 %'],
  [0, 'ratio', '0 %'],
  [0.975, 'ratio', '97.5 %'],
  [0.9999, 'ratio', '99.99 %'],
  [0.99999, 'ratio', '99.999 %'],
  [0, 'score', '0.000'],
  [1, 'score', '1.000'],
  [0.3126, 'score', '0.313'],
  [0.99996, 'score', '0.99996'],
  [0.0001, 'score', '0.0001'],
  [0.00001, 'ratio', '0.001 %'],
  [1 - 1e-12, 'ratio', 'under 100 %'],
  [1e-12, 'ratio', 'over 0 %'],
  [412, 'duration', '412ms'],
  [0.0031, 'usd', '$0.0031'],
  [1204, 'count', '1,204'],
])('%d as a %s is shown as %s', (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});

test('a value beside its limit has the digits that tell them apart', () => {
  expect(formatApart(0.9496, 0.95, 'ratio')).toBe('94.96 %');
  expect(formatApart(2000.4, 2000, 'duration')).toBe('2000.4ms');
  expect(formatApart(0.0100001, 0.01, 'usd')).toBe('$0.0100001');
  expect(formatApart(4000.01, 4000, 'count')).toBe('4000.01');
  expect(formatApart(0.95, 0.95, 'ratio')).toBe('95 %');
  expect(formatApart(0.5, 0.95, 'ratio')).toBe('50 %');
});

test('an estimate is shown with its range, a missing bound not at all', () => {
  const estimate = { value: 0.5, lower: 0.25, upper: 0.75, level: 0.95, samples: 9 };
  expect(formatEstimate(estimate, 'ratio')).toBe('50 % [25, 75]');
  expect(formatEstimate({ ...estimate, upper: null, atLeast: true }, 'ratio')).toBe('≥ 50 %');
  expect(formatEstimate(null, 'ratio')).toBe('–');
});
