import type { Subject, Verdict } from '../../model/judge.ts';
import { invalid } from '../verdict.ts';
import { type Passage, passagesOf } from './passages-of.ts';

/**
 * Asks `judge` about the ids or texts of the passages that a trial retrieved, best first.
 *
 * @returns invalid where no retrieval was recorded, or where a passage lacks that part: it may be the one that decides
 */
export function onPassages(
  { trace }: Subject,
  part: keyof Passage,
  judge: (values: readonly string[]) => Verdict,
): Verdict {
  const passages = passagesOf(trace);
  if (passages === null) return noRetrieval;
  const values = passages.flatMap((passage) => passage[part] ?? []);
  if (values.length === passages.length) return judge(values);
  return invalid(
    `${passages.length - values.length} of ${passages.length} retrieved passages were recorded without "${part}", ` +
      'so there is no trace to judge.',
  );
}

const noRetrieval = invalid(
  'The agent recorded no retrieval, so there is no trace to judge. ' +
    'Record what it retrieves on a span "retrieval", or read it with `read.contexts`.',
);
