import * as z from 'zod';
import type { Json } from '../model/json.ts';
import { isPointer, readPointer } from '../model/json-pointer.ts';
import type { Judge, SettingProblem, Verdict } from '../model/judge.ts';
import { goldenDifference } from './golden-difference.ts';

const pointer = z.string().refine(isPointer, 'Expected a JSON Pointer such as "/answer/text".');
const settingsSchema = z.lazy(() =>
  z.strictObject({
    at: pointer.optional().describe('JSON Pointer of the part that is compared; the whole output without it'),
    ignore: z
      .array(pointer)
      .default([])
      .describe('JSON Pointers, from what is compared, of places that may differ or be missing'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/**
 * Passes where the output equals the one that was accepted for the case.
 *
 * Deep; key order is irrelevant. With `at` or `ignore` a text that is JSON is read as JSON on both sides. Nothing
 * accepted yet is invalid and says how to accept.
 */
export const golden: Judge<Settings> = {
  name: 'golden',
  family: 'golden',
  summary: 'the output equals the accepted one',
  examples: ['golden', 'golden: { at: /invoice, ignore: [/createdAt, /lines/0/id] }'],
  settings: settingsSchema,
  check: checkIgnored,
  prepare(settings, tools) {
    return async (subject) => {
      const caseKey = subject.variantOf ?? subject.case;
      const accepted = await tools.golden(caseKey);
      return accepted === undefined ? nothingAccepted(caseKey) : compare(settings, subject.output, accepted);
    };
  },
};

function checkIgnored({ ignore }: Settings): SettingProblem[] {
  const index = ignore.indexOf('');
  if (index === -1) return [];
  return [
    {
      path: ['ignore', index],
      severity: 'error',
      code: 'ignores-all',
      message: 'An empty pointer ignores the whole output.',
      why: 'Then any output would pass.',
      fix: 'Name the parts that may differ, such as /createdAt.',
    },
  ];
}

function nothingAccepted(caseKey: string): Verdict {
  const reason = 'No output was accepted for this case yet.';
  return {
    status: 'invalid',
    reason: `${reason} Look at its output, then run \`agent-eval accept --filter ${caseKey}\`.`,
  };
}

function compare({ at, ignore }: Settings, output: Json, acceptedOutput: Json): Verdict {
  const part = (value: Json): Json | undefined =>
    at === undefined && ignore.length === 0 ? value : readPointer(parsed(value), at ?? '');
  const accepted = part(acceptedOutput);
  if (accepted === undefined) {
    return {
      status: 'invalid',
      reason: `The accepted output has nothing at ${at}, so there is nothing to compare.`,
    };
  }
  const actual = part(output);
  if (actual === undefined) {
    return { status: 'failed', score: 0, reason: `The output has nothing at ${at}.`, final: true };
  }
  const difference = goldenDifference(actual, accepted, new Set(ignore));
  if (!difference) return { status: 'passed', score: 1, reason: 'Equal to the accepted output.' };
  const place = `${at ?? ''}${difference.pointer}`;
  const [found, wanted] = shownApart(difference.actual, difference.accepted);
  const start = place === '' ? 'The output' : `The output at ${place}`;
  return { status: 'failed', score: 0, reason: `${start} is ${found}, accepted was ${wanted}.` };
}

function parsed(value: Json): Json {
  if (typeof value !== 'string') return value;
  try {
    const read: Json = JSON.parse(value);
    return read;
  } catch {
    return value;
  }
}

const shownBefore = 30;
const shownAfter = 90;

/** Both values in short, long texts from a little before the place where they part. */
function shownApart(actual: Json | undefined, accepted: Json | undefined): [string, string] {
  const [left, right] = [textOf(actual), textOf(accepted)];
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  const from = Math.max(0, same - shownBefore);
  return [excerpt(left, from), excerpt(right, from)];
}

function textOf(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

const halfCharacters = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g;

function excerpt(text: string, from: number): string {
  const to = from + shownBefore + shownAfter;
  const start = text.length > shownBefore + shownAfter ? from : 0;
  return `${start > 0 ? '…' : ''}${text.slice(start, to)}${to < text.length ? '…' : ''}`.replace(
    halfCharacters,
    '',
  );
}
