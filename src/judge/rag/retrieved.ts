import * as z from 'zod';
import type { SettingProblem } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { failed, passed } from '../verdict.ts';
import { fitsId } from './fits-id.ts';
import { idList, idOrIdsSetting } from './ids-setting.ts';
import { onPassages } from './on-passages.ts';
import { showIds } from './show-ids.ts';

/** The passages that were found hold every document that is named. */
export const retrieved = defineJudge({
  name: 'retrieved',
  family: 'rag',
  summary: 'this passage, document or base was retrieved, or all of these',
  examples: ['retrieved: hr/leave', 'retrieved: { value: [hr/leave#sick-leave, legal/conduct], top: 3 }'],
  settings: z.lazy(() =>
    z.strictObject({
      value: idOrIdsSetting.describe(
        'what must be found: a passage, a document (any of its passages), a base (any of its documents), or a list',
      ),
      top: z
        .int('Expected a whole number of passages.')
        .min(1, 'The first 0 passages are none.')
        .optional()
        .describe('among so many passages from the first; among all without it'),
    }),
  ),
  shortForm: 'value',
  check: ({ value, top }) => tooMany(idList(value), top),
  prepare:
    ({ value, top }) =>
    (subject) =>
      onPassages(subject, 'id', (ids) => {
        const wanted = idList(value);
        const first = ids.slice(0, top);
        const missing = wanted.filter((id) => !first.some((one) => fitsId(id, one)));
        const place = top === undefined ? 'the retrieved passages' : `the first ${top} retrieved passages`;
        return missing.length === 0
          ? passed(`${showIds(wanted)} stands among ${place}`)
          : failed(`${showIds(missing)} is not among ${place}: ${showIds(top === undefined ? ids : first)}`);
      }),
});

/** A document and a passage of it can be the same hit; documents that do not hold each other need one each. */
function tooMany(wanted: readonly string[], top: number | undefined): readonly SettingProblem[] {
  const apart = [...new Set(wanted)].filter(
    (id, _, all) => !all.some((other) => other !== id && fitsId(id, other)),
  );
  if (top === undefined || apart.length <= top) return [];
  return [
    {
      path: ['top'],
      severity: 'error',
      code: 'contradiction',
      message: `\`value\` names ${apart.length} passages or documents, and \`top\` reads ${top}.`,
      why: 'They could never all be there, so the judge could never pass.',
      fix: `Set \`top\` to ${apart.length} or more, or name fewer.`,
    },
  ];
}
