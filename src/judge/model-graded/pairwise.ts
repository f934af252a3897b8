import * as z from 'zod';
import type { Json } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { JudgeTools, Subject, Verdict } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { invalid } from '../verdict.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { askedParts } from './asked-parts.ts';
import { emptyReference } from './empty-reference.ts';
import { reasonSchema } from './five-step-score.ts';
import { type GradingSettings, gradingSettings } from './grading-settings.ts';
import { type Ask, judgeByModel, type Vote } from './judge-by-model.ts';
import { pairwiseTask, usualComparison } from './prompts/pairwise.ts';
import { shownOutput } from './shown-output.ts';
import { shownText } from './shown-text.ts';

/**
 * A model compares the output with another answer, once in each order: better in both scores 1, worse in both 0. Where
 * the orders disagree the place decided and not the answer: that is a tie, and said.
 */
export const pairwise = defineJudge({
  name: 'pairwise',
  family: 'model-graded',
  summary: 'a model finds the output at least as good as this answer, or as the golden one',
  examples: [
    'pairwise',
    'pairwise: Your order left on Monday and arrives on Thursday.',
    'pairwise: { criterion: It is shorter and loses nothing., threshold: 1 }',
  ],
  settings: z.lazy(() =>
    z.strictObject({
      value: jsonSchema
        .optional()
        .describe('the answer to compare with; without it `expected`, else the accepted golden output'),
      criterion: z
        .string()
        .trim()
        .min(1)
        .default(usualComparison)
        .describe('what makes an answer the better one'),
      threshold: thresholdSetting
        .default(0.5)
        .describe('lowest score that passes: better 1, a tie 0.5, worse 0'),
      ...gradingSettings,
    }),
  ),
  shortForm: 'value',
  expectedAsValue: true,
  graded: true,
  check: ({ value, threshold }) => [
    ...(value === undefined ? [] : emptyReference(value)),
    ...zeroThreshold(threshold),
  ],
  prepare: (settings, tools) =>
    judgeByModel(settings, tools, async (subject, output, ask) => {
      const other = await otherAnswer(settings, subject, tools);
      if (typeof other !== 'string') return other;
      const compare = comparison(settings.criterion, subject, ask);
      const [outputFirst, outputSecond] = await Promise.all([compare(output, other), compare(other, output)]);
      return voteOf(outputFirst, outputSecond);
    }),
});

const answer = z.lazy(() => z.object({ reason: reasonSchema, better: z.enum(['first', 'second', 'tie']) }));
type Answer = z.infer<typeof answer>;

async function otherAnswer(
  settings: GradingSettings & { readonly value?: Json | undefined },
  subject: Subject,
  tools: JudgeTools,
): Promise<string | Verdict> {
  if (settings.value !== undefined) return shownText(settings.value);
  const golden = await tools.golden(subject.case);
  if (golden === undefined) return invalid(nothingToCompare(subject.case));
  const shown = shownOutput({ ...subject, output: golden }, { at: settings.at });
  return typeof shown === 'string' ? shown : invalid(`In the accepted output ${shown.reason}.`);
}

function nothingToCompare(caseKey: string): string {
  return `There is no answer to compare with: no \`value\`, no \`expected\`, and no output was accepted for this case yet. Look at its output, then run \`agent-eval accept --filter ${caseKey}\`.`;
}

function comparison(
  criterion: string,
  subject: Subject,
  ask: Ask,
): (first: string, second: string) => Promise<Answer> {
  return (first, second) =>
    ask({
      name: 'pairwise',
      task: pairwiseTask,
      parts: [
        { name: 'criterion', text: criterion },
        ...askedParts(subject),
        { name: 'first', text: first },
        { name: 'second', text: second },
      ],
      answer,
    });
}

/** @param outputFirst - the answer where the output stood first */
function voteOf(outputFirst: Answer, outputSecond: Answer): Vote {
  const seen = [outputFirst.better, swapped[outputSecond.better]] as const;
  if (seen[0] === seen[1]) {
    const { score, words } = outcomes[seen[0]];
    return { score, reason: `${words} in both orders; ${outputFirst.reason}` };
  }
  const bias =
    outputFirst.better === outputSecond.better
      ? `it preferred whichever stood ${outputFirst.better}`
      : 'it changed its mind when they changed places';
  return { score: 0.5, reason: `a tie, because the orders disagree: ${bias}; ${outputFirst.reason}` };
}

const swapped = { first: 'second', second: 'first', tie: 'tie' } as const;

/** By where the better answer stood when the output stood first. */
const outcomes = {
  first: { score: 1, words: 'better than the other answer' },
  tie: { score: 0.5, words: 'as good as the other answer' },
  second: { score: 0, words: 'worse than the other answer' },
} as const;
