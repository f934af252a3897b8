import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { showScore } from '../show-score.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { failed, passed } from '../verdict.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { fitsId } from './fits-id.ts';
import { idsSetting } from './ids-setting.ts';
import { onPassages } from './on-passages.ts';
import { showIds } from './show-ids.ts';

/** Whether relevant passages stand before others. */
export const contextPrecision = defineJudge({
  name: 'context-precision',
  family: 'rag',
  summary: 'passages of these documents were retrieved before others (mean precision@k, as in Ragas)',
  examples: ['context-precision: { documents: [hr/leave, legal/conduct], threshold: 0.8 }'],
  settings: z.lazy(() =>
    z.strictObject({
      documents: idsSetting.describe('ids of the passages, documents or bases that are relevant'),
      threshold: thresholdSetting,
    }),
  ),
  graded: true,
  check: ({ threshold }) => zeroThreshold(threshold),
  prepare:
    ({ documents, threshold }) =>
    (subject) =>
      onPassages(subject, 'id', (ids) => {
        const isRelevant = ids.map((id) => documents.some((document) => fitsId(document, id)));
        const score = meanPrecision(isRelevant);
        const fact = `context precision is ${showScore(score, threshold)}: ${showIds(ids.filter((_, rank) => isRelevant[rank]))} relevant in ${showIds(ids)}`;
        return score >= threshold ? passed(fact, score) : failed(fact, score);
      }),
});

/**
 * Σₖ precision@k · vₖ / Σₖ vₖ, where vₖ tells whether the passage at rank k is relevant and precision@k is the share of
 * relevant ones among the first k.
 *
 * @returns 0…1; 0 where nothing relevant was retrieved. What was not retrieved at all is for context-recall to tell.
 * @see https://docs.ragas.io/en/v0.2.3/concepts/metrics/available_metrics/context_precision/
 */
function meanPrecision(isRelevant: readonly boolean[]): number {
  let found = 0;
  let sum = 0;
  for (const [index, relevant] of isRelevant.entries()) {
    if (!relevant) continue;
    found++;
    sum += found / (index + 1);
  }
  return found === 0 ? 0 : sum / found;
}
