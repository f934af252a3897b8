import * as z from 'zod';
import { defineJudge } from '../define-judge.ts';
import { readSettings } from '../read-settings.ts';
import { failed, passed } from '../verdict.ts';
import { citationsOf } from './citations-of.ts';
import { fitsId } from './fits-id.ts';
import { idList, idOrIdsSetting } from './ids-setting.ts';
import { showIds } from './show-ids.ts';

/** The answer cites every document that is named. */
export const cites = defineJudge({
  name: 'cites',
  family: 'rag',
  summary: 'the answer cites this passage, document or base, or all of these',
  examples: [
    'cites: hr/leave',
    'cites: { value: [hr/leave#sick-leave, legal], only: true }',
    'not-cites: { value: hr/draft, at: /answer/sources }',
  ],
  settings: z.lazy(() =>
    z.strictObject({
      value: idOrIdsSetting.describe(
        'what must be cited: a passage, a document (any of its passages), a base (any of its documents), or a list',
      ),
      only: z.boolean().default(false).describe('nothing else may be cited'),
      ...readSettings,
      at: readSettings.at.describe(
        'JSON Pointer to the list of citations, texts or objects with an `id`; `/citations` without it',
      ),
    }),
  ),
  shortForm: 'value',
  prepare: ({ value, only, ...read }) => {
    const wanted = idList(value);
    return (subject) => {
      const cited = citationsOf(subject, read);
      if ('status' in cited) return cited;
      const missing = wanted.filter((id) => !cited.some((one) => fitsId(id, one)));
      if (missing.length > 0) return failed(`does not cite ${showIds(missing)}; cites ${showIds(cited)}`);
      const others = only ? cited.filter((one) => !wanted.some((id) => fitsId(id, one))) : [];
      if (others.length > 0) return failed(`cites ${showIds(others)} besides ${showIds(wanted)}`);
      return passed(`cites ${showIds(wanted)}${only ? ' and nothing else' : ''}`);
    };
  },
});
