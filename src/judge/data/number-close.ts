import * as z from 'zod';
import type { Json } from '../../model/json.ts';
import type { SettingProblem } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { type Reading, readData } from '../read-data.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, nothingToJudge, passed } from '../verdict.ts';

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const settings = z.lazy(() =>
  z.strictObject({
    value: z
      .union([z.number(), z.string().refine(isDecimal, 'Expected a number.')], 'Expected a number.')
      .describe('the expected number, or a text that is one, as in a CSV file'),
    absolute: z
      .number()
      .min(0, 'A distance cannot be negative.')
      .optional()
      .describe('largest distance that passes'),
    relative: z
      .number()
      .min(0, 'A distance cannot be negative.')
      .optional()
      .describe('largest distance that passes as a part of the expected number: 0.01 is 1 %'),
    ...readSettings,
  }),
);
type Settings = z.infer<typeof settings>;

/** The output is a number near the expected one. */
export const numberClose = defineJudge<Settings>({
  name: 'number-close',
  family: 'data',
  summary: 'the data is a number near this one; with two limits either is enough',
  examples: ['number-close: { value: 129.9, at: /total, absolute: 0.01 }'],
  settings,
  expectedAsValue: true,
  check: problemsOf,
  prepare: ({ value, absolute, relative, ...read }) => {
    const expected = Number(value);
    const reach = Math.max(absolute ?? 0, (relative ?? 0) * Math.abs(expected));
    return (subject) => {
      const reading = readNumberOrData(subject, read);
      if ('verdict' in reading) return reading.verdict;
      const actual = numberOf(reading.data);
      if (actual === null) return nothingToJudge(`${showValue(reading.data)} is not a number`);
      const distance = Math.abs(actual - expected);
      const fact = `is ${actual}, ${distance} from ${expected} (at most ${reach} wanted)`;
      return distance <= reach + lastPlaces(actual, expected) ? passed(fact) : failed(fact);
    };
  },
});

/** A string output that is a number need not be JSON: `+5` and `007` are numbers too. */
function readNumberOrData(...[subject, read]: Parameters<typeof readData>): Reading {
  const source = read.of === 'state' ? subject.state : subject.output;
  if (typeof source === 'string' && !read.at && numberOf(source) !== null) return { data: source };
  return readData(subject, read);
}

function numberOf(data: Json): number | null {
  if (typeof data === 'number') return data;
  return typeof data === 'string' && isDecimal(data) ? Number(data) : null;
}

function isDecimal(text: string): boolean {
  return decimal.test(text.trim()) && Number.isFinite(Number(text));
}

/** Forgiven beyond the limit: what decimal fractions lose as doubles, so that 0.3 is within 0.1 of 0.2. */
function lastPlaces(left: number, right: number): number {
  return 4 * Number.EPSILON * Math.max(Math.abs(left), Math.abs(right));
}

function problemsOf({ absolute, relative }: Settings): readonly SettingProblem[] {
  if (absolute !== undefined || relative !== undefined) return [];
  return [
    {
      path: [],
      severity: 'error',
      code: 'missing-setting',
      message: 'number-close needs a limit: `absolute` or `relative`.',
      why: 'How near is near enough differs from case to case; a default would be a guess.',
      fix: 'Write `absolute: 0.01` for a distance, or `relative: 0.05` for 5 % of the expected number.',
    },
  ];
}
