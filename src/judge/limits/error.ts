import * as z from 'zod';
import { errorKinds } from '../../model/failure.ts';
import type { SettingProblem, Verdict } from '../../model/judge.ts';
import { boundedPattern, PatternOverrun } from '../bounded-pattern.ts';
import { defineJudge } from '../define-judge.ts';
import { showValue } from '../show-value.ts';
import { failed, invalid, passed } from '../verdict.ts';

const settings = z.lazy(() =>
  z.strictObject({
    kind: z.enum(errorKinds).optional().describe('kind of the error; any without it'),
    message: z
      .string()
      .min(1, 'An empty text is in every message, so this would judge nothing.')
      .optional()
      .describe('text that is in the message, or a regular expression between slashes such as /quota \\d+/i'),
  }),
);
type Settings = z.infer<typeof settings>;

/** The agent ended with an error. With this judge in a case, judgements and not the error decide its status. */
export const error = defineJudge<Settings>({
  name: 'error',
  family: 'limits',
  summary: 'the agent ended with an error, of this kind or with this message if they are given',
  examples: ['error', 'error: timeout', 'error: { kind: permission, message: warehouse }', 'not-error'],
  settings,
  shortForm: 'kind',
  check: problemsOf,
  prepare: ({ kind, message }) => {
    const matches = message === undefined ? () => true : messageTest(message);
    const wanted = [kind ?? 'any kind', ...(message === undefined ? [] : [`message ${showValue(message)}`])];
    return ({ error: failure }) => {
      if (!failure) return failed(`ended without an error (wanted: ${wanted.join(', ')})`);
      const fact = `ended with an error of kind ${failure.kind}: ${showValue(failure.message)}`;
      if (kind !== undefined && failure.kind !== kind)
        return failed(`${fact} (wanted: ${wanted.join(', ')})`);
      return judgeMessage(failure.message, matches, fact, wanted.join(', '));
    };
  },
});

function judgeMessage(
  message: string,
  matches: (text: string) => boolean,
  fact: string,
  wanted: string,
): Verdict {
  try {
    return matches(message) ? passed(fact) : failed(`${fact} (wanted: ${wanted})`);
  } catch (thrown) {
    if (thrown instanceof PatternOverrun) return invalid(thrown.message);
    throw thrown;
  }
}

function messageTest(message: string): (text: string) => boolean {
  const pattern = readPattern(message);
  return pattern ? boundedPattern(pattern.source, pattern.flags) : (text) => text.includes(message);
}

function readPattern(message: string): { readonly source: string; readonly flags: string } | null {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(message) ?? [];
  return source === undefined || flags === undefined ? null : { source, flags };
}

function problemsOf({ message }: Settings): readonly SettingProblem[] {
  const pattern = message === undefined ? null : readPattern(message);
  if (pattern === null) return [];
  try {
    new RegExp(pattern.source, pattern.flags);
    return [];
  } catch (thrown) {
    return [
      {
        path: ['message'],
        severity: 'error',
        code: 'bad-pattern',
        message: thrown instanceof Error ? `${thrown.message}.` : 'The pattern cannot be read.',
        why: 'A pattern that cannot be read would leave this case unchecked.',
        fix: 'Correct the pattern, or write the text without slashes to look for it as it is.',
      },
    ];
  }
}
