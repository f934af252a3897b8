import * as z from 'zod';
import { isList, type Json } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { SettingProblem, Verdict } from '../../model/judge.ts';
import { claimsOf } from '../../text/claims-of.ts';
import { enoughSupport } from '../../text/enough-support.ts';
import { prepareSupport } from '../../text/prepare-support.ts';
import { wordsOf } from '../../text/words-of.ts';
import { defineJudge } from '../define-judge.ts';
import { showScore } from '../show-score.ts';
import { showValue } from '../show-value.ts';
import { thresholdSetting } from '../threshold-setting.ts';
import { failed, passed } from '../verdict.ts';
import { zeroThreshold } from '../zero-threshold.ts';
import { fitsId } from './fits-id.ts';
import { idsSetting } from './ids-setting.ts';
import { onPassages } from './on-passages.ts';
import { showIds } from './show-ids.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    value: jsonSchema
      .optional()
      .describe('the reference answer, a text or a list of texts; not read where `documents` is set'),
    documents: idsSetting
      .optional()
      .describe(
        'ids of the passages, documents or bases that should be found, instead of a reference answer',
      ),
    threshold: thresholdSetting.describe('lowest share that passes, 0 to 1'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Share of what an answer needs that was retrieved: claims of a reference answer, or documents. */
export const contextRecall = defineJudge<Settings>({
  name: 'context-recall',
  family: 'rag',
  summary: 'the retrieved passages carry enough of a reference answer, or of these documents',
  examples: [
    'context-recall: { value: Blood donors get up to 4 hours of leave., threshold: 1 }',
    'context-recall: { documents: [hr/leave, legal/conduct], threshold: 0.5 }',
  ],
  settings: settingsSchema,
  expectedAsValue: true,
  graded: true,
  check: (settings) => [...zeroThreshold(settings.threshold), ...checkReference(settings)],
  prepare: ({ value, documents, threshold }) => {
    const claims = documents === undefined ? referenceClaims(value) : [];
    return (subject) =>
      documents === undefined
        ? onPassages(subject, 'text', (texts) => recallClaims(claims, texts, threshold))
        : onPassages(subject, 'id', (ids) => recallDocuments(documents, ids, threshold));
  },
});

function checkReference({ value, documents }: Settings): readonly SettingProblem[] {
  if (documents !== undefined || referenceClaims(value).length > 0) return [];
  return [
    {
      path: value === undefined ? [] : ['value'],
      severity: 'error',
      code: value === undefined ? 'missing-setting' : 'bad-value',
      message:
        value === undefined
          ? 'context-recall needs a reference answer in `value`, or `documents`.'
          : `\`value\` cannot be ${showValue(value, 60)}: a text or a list of texts is needed, with a word in each.`,
      why: 'Without a reference there is nothing that should have been found.',
      fix: 'Write `value`, or `documents` with ids, or give the case an `expected` that is a text.',
    },
  ];
}

/** The claims of a reference; a text that claims nothing by itself, such as "Yes", counts as a whole. */
function referenceClaims(value: Json | undefined): readonly string[] {
  const texts = value === undefined ? [] : isList(value) ? value : [value];
  const isUsable = texts.every(
    (text) => typeof text === 'number' || (typeof text === 'string' && wordsOf(text).length > 0),
  );
  if (!isUsable) return [];
  return texts.map(String).flatMap((text) => {
    const claims = claimsOf(text);
    return claims.length > 0 ? claims : [text];
  });
}

function recallClaims(claims: readonly string[], passages: readonly string[], threshold: number): Verdict {
  const supportOf = prepareSupport(passages);
  const missing = claims.filter((claim) => supportOf(claim).score < enoughSupport);
  const lacks = missing.slice(0, 3).map((claim) => showValue(claim, 80));
  return decide(
    claims.length - missing.length,
    claims.length,
    `claims of the reference are in the ${passages.length} retrieved passages`,
    lacks.join(', '),
    threshold,
  );
}

function recallDocuments(documents: readonly string[], ids: readonly string[], threshold: number): Verdict {
  const missing = documents.filter((document) => !ids.some((id) => fitsId(document, id)));
  const lacks = missing.length === 0 ? '' : `${showIds(missing)}; retrieved: ${showIds(ids)}`;
  return decide(
    documents.length - missing.length,
    documents.length,
    'documents were retrieved',
    lacks,
    threshold,
  );
}

function decide(found: number, all: number, what: string, lacks: string, threshold: number): Verdict {
  const score = found / all;
  const reason = `${found} of ${all} ${what}: ${showScore(score, threshold)}${lacks === '' ? '' : `; not: ${lacks}`}`;
  return score >= threshold ? passed(reason, score) : failed(reason, score);
}
