import * as z from 'zod';
import type { Verdict } from '../../model/judge.ts';
import { claimsOf } from '../../text/claims-of.ts';
import { enoughSupport } from '../../text/enough-support.ts';
import { prepareSupport } from '../../text/prepare-support.ts';
import { defineJudge } from '../define-judge.ts';
import { readSettings } from '../read-settings.ts';
import { showScore } from '../show-score.ts';
import { showValue } from '../show-value.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { failed, passed } from '../verdict.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { onPassages } from './on-passages.ts';
import { readAnswer } from './read-answer.ts';

/** Share of the answer's claims that the retrieved passages support by their words; see `prepareSupport`. */
export const groundedness = defineJudge({
  name: 'groundedness',
  family: 'rag',
  summary: 'the retrieved passages support enough of the claims of the answer',
  examples: ['groundedness: 0.8', 'groundedness: { threshold: 1, at: /answer, support: 0.7 }'],
  settings: z.lazy(() =>
    z.strictObject({
      threshold: thresholdSetting.describe('lowest share of supported claims that passes, 0 to 1'),
      support: z
        .number()
        .gt(0, 'A claim of which nothing is found is not supported.')
        .max(1, 'A share is at most 1.')
        .default(enoughSupport)
        .describe('share of the terms of a claim that must stand together in one passage, over 0 to 1'),
      ...readSettings,
    }),
  ),
  shortForm: 'threshold',
  graded: true,
  check: ({ threshold }) => zeroThreshold(threshold),
  prepare:
    ({ threshold, support, ...read }) =>
    (subject) => {
      const { text, fields } = readAnswer(subject, read);
      if (fields['abstained'] === true) return nothingToSupport('the answer abstained');
      if (typeof text !== 'string') return text;
      const claims = claimsOf(text);
      if (claims.length === 0) return nothingToSupport(`${showValue(text)} claims nothing`);
      return onPassages(subject, 'text', (texts) => judgeClaims(claims, texts, threshold, support));
    },
});

function nothingToSupport(why: string): Verdict {
  return { status: 'unscored', reason: `there is nothing to support: ${why}` };
}

const mostShown = 3;

function judgeClaims(
  claims: readonly string[],
  passages: readonly string[],
  threshold: number,
  enough: number,
): Verdict {
  const supportOf = prepareSupport(passages);
  const unsupported = claims.flatMap((claim) => {
    const { score, missing } = supportOf(claim);
    return score >= enough ? [] : [{ claim, missing }];
  });
  const supported = claims.length - unsupported.length;
  const score = supported / claims.length;
  const fact = `${supported} of ${claims.length} claims are supported by ${passages.length} passages: ${showScore(score, threshold)}`;
  const examples = unsupported.slice(0, mostShown).map(({ claim, missing }) => {
    const lacks = missing.length > 0 ? ` (${showValue(missing.join(', '), 60)} is missing)` : '';
    return `${showValue(claim, 80)}${lacks}`;
  });
  const reason = examples.length === 0 ? fact : `${fact}; not: ${examples.join('; ')}`;
  return score >= threshold ? passed(reason, score) : failed(reason, score);
}
