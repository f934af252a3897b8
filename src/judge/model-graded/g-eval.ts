import * as z from 'zod';
import { didYouMean } from '../../model/did-you-mean.ts';
import type { SettingProblem } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { askedAndExpected } from './asked-parts.ts';
import { fiveStepScore, fiveStepScoreSchema, reasonSchema } from './five-step-score.ts';
import { gradingSettings } from './grading-settings.ts';
import { judgeByModel, type Vote } from './judge-by-model.ts';
import { gEvalTask, namedCriteria } from './prompts/g-eval.ts';

const names = ['clarity', 'helpfulness', 'accuracy'] as const;

/** A model grades the output by several criteria, each from 1 to 5; the score is their mean, from 0 to 1. */
export const gEval = defineJudge({
  name: 'g-eval',
  family: 'model-graded',
  summary: 'a model grades the output high enough by these criteria',
  examples: [
    'g-eval',
    'g-eval: [clarity, helpfulness]',
    'g-eval: { criteria: [accuracy, Speaks to a child of ten.], threshold: 0.8 }',
  ],
  settings: z.lazy(() =>
    z.strictObject({
      criteria: z
        .union([
          z.string().min(1),
          z.array(z.string().min(1)).min(1, 'Expected at least one criterion.').max(20),
        ])
        .default([...names])
        .describe('clarity, helpfulness, accuracy, or sentences of your own'),
      threshold: thresholdSetting
        .default(0.75)
        .describe('lowest mean of the criteria that passes: 0.75 is four of five points each'),
      ...gradingSettings,
    }),
  ),
  shortForm: 'criteria',
  graded: true,
  check: ({ criteria, threshold }) => [...unknownNames(criteria), ...zeroThreshold(threshold)],
  prepare: (settings, tools) => {
    const criteria = listed(settings.criteria);
    const text = criteria.map((criterion, index) => `${index + 1}. ${meaningOf(criterion)}`).join('\n');
    const answer = answerFor(criteria.length);
    return judgeByModel(settings, tools, async (subject, output, ask) => {
      const { results } = await ask({
        name: 'g-eval',
        task: gEvalTask,
        parts: [{ name: 'criteria', text }, ...askedAndExpected(subject), { name: 'output', text: output }],
        answer,
      });
      return voteOf(criteria, results);
    });
  },
});

function listed(criteria: string | readonly string[]): readonly string[] {
  return typeof criteria === 'string' ? [criteria] : criteria;
}

/** A single word is the name of a criterion; a slip in it must not become a criterion of its own. */
function unknownNames(criteria: string | readonly string[]): SettingProblem[] {
  return listed(criteria).flatMap((criterion, index) => {
    const text = criterion.trim();
    if (/\s/.test(text) || nameOf(text) !== undefined) return [];
    const close = didYouMean(text, names);
    return {
      path: typeof criteria === 'string' ? ['criteria'] : ['criteria', index],
      severity: 'error' as const,
      code: 'unknown-criterion',
      message: `No criterion is named "${text}".`,
      why: 'A model would have to guess what it means.',
      fix: `${close === null ? '' : `Did you mean "${close}"? `}Write ${names.join(', ')}, or a whole sentence.`,
    };
  });
}

function nameOf(criterion: string): (typeof names)[number] | undefined {
  return names.find((name) => name === criterion);
}

function meaningOf(criterion: string): string {
  const name = nameOf(criterion.trim());
  return name === undefined ? criterion.trim() : namedCriteria[name];
}

type Results = readonly { readonly criterion: number; readonly reason: string; readonly score: number }[];

function answerFor(count: number) {
  const result = z.object({
    criterion: z.int().min(1).max(count),
    reason: reasonSchema,
    score: fiveStepScoreSchema,
  });
  const isWhole = (results: Results): boolean =>
    results.length === count && new Set(results.map(({ criterion }) => criterion)).size === count;
  return z.object({
    results: z.array(result).refine(isWhole, `one result is needed for each number from 1 to ${count}`),
  });
}

function voteOf(criteria: readonly string[], results: Results): Vote {
  const inOrder = [...results].sort((a, b) => a.criterion - b.criterion);
  const score = inOrder.reduce((sum, one) => sum + fiveStepScore(one.score), 0) / inOrder.length;
  const reasons = inOrder.map(
    (one) => `${shortOf(criteria[one.criterion - 1] ?? '')} ${one.score} of 5: ${one.reason}`,
  );
  return { score, reason: reasons.join(' ') };
}

function shortOf(criterion: string): string {
  const name = nameOf(criterion.trim());
  return name ?? (criterion.length > 40 ? `"${criterion.slice(0, 39)}…"` : `"${criterion}"`);
}
