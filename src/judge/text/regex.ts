import * as z from 'zod';
import type { SettingProblem } from '../../model/judge.ts';
import { boundedPattern, PatternOverrun } from '../bounded-pattern.ts';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, invalid, passed } from '../verdict.ts';

const settings = z.lazy(() =>
  z.strictObject({
    value: z
      .string()
      .min(1, 'An empty pattern matches every text, so this would judge nothing.')
      .describe(
        'regular expression in JavaScript syntax, without slashes; it may match anywhere in the text',
      ),
    flags: z
      .string()
      .optional()
      .describe('flags such as i (any case), s (dot matches line ends), u (Unicode)'),
    ...readSettings,
  }),
);
type Settings = z.infer<typeof settings>;

/** A regular expression matches somewhere in the text. */
export const regex = defineJudge<Settings>({
  name: 'regex',
  family: 'text',
  summary: 'the text matches this regular expression somewhere; stopped after 100 ms',
  examples: ["regex: 'order \\d{6}'", "regex: { value: '^(yes|no)$', flags: i }"],
  settings,
  shortForm: 'value',
  check: problemsOf,
  prepare: ({ value, flags = '', ...read }) => {
    const matches = boundedPattern(value, flags);
    const shown = `/${value}/${flags}`;
    const matched = passed(`matches ${shown}`);
    return onText(read, (text) => {
      try {
        return matches(text) ? matched : failed(`does not match ${shown}: ${showValue(text)}`);
      } catch (error) {
        if (error instanceof PatternOverrun)
          return invalid(`${error.message} Write it without nested repeats.`);
        throw error;
      }
    });
  },
});

function problemsOf({ value, flags = '' }: Settings): readonly SettingProblem[] {
  const flagsProblem = complaintOf('', flags);
  const complaint = flagsProblem ?? complaintOf(value, flags);
  if (complaint === null) return slashesOf(value);
  return [
    {
      path: [flagsProblem === null ? 'value' : 'flags'],
      severity: 'error',
      code: flagsProblem === null ? 'bad-pattern' : 'bad-flags',
      message: complaint,
      why: 'A pattern that cannot be read would leave this case unchecked.',
      fix:
        flagsProblem === null
          ? 'Put a backslash before a character that is meant literally; single quotes keep backslashes in YAML.'
          : 'Use each of the letters d, g, i, m, s, u, v, y at most once, and not u with v.',
    },
  ];
}

/** `/abc/i` is how code writes a pattern; here the slashes would have to be in the text. */
function slashesOf(value: string): readonly SettingProblem[] {
  const [, pattern, flags] = /^\/(.+)\/([dgimsuvy]*)$/s.exec(value) ?? [];
  if (pattern === undefined) return [];
  const meant = `{ value: '${pattern.replaceAll("'", "''")}'${flags ? `, flags: ${flags}` : ''} }`;
  return [
    {
      path: ['value'],
      severity: 'warning',
      code: 'slashes-in-pattern',
      message: 'The slashes around this pattern are part of it.',
      why: 'It matches only texts that hold them; what stands behind the last one is no flag.',
      fix: `If they are not meant, write regex: ${meant}`,
    },
  ];
}

function complaintOf(source: string, flags: string): string | null {
  try {
    new RegExp(source, flags);
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.message}.` : 'The pattern cannot be read.';
  }
}
