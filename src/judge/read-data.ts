import type { Json } from '../model/json.ts';
import { readPointer } from '../model/json-pointer.ts';
import type { Subject, Verdict } from '../model/judge.ts';
import { parseJson } from './parse-json.ts';
import type { ReadSettings } from './read-settings.ts';
import { showValue } from './show-value.ts';
import { invalid, nothingToJudge } from './verdict.ts';

/** Data that was found, or the verdict where there is none. */
export type Reading = { readonly data: Json } | { readonly verdict: Verdict };

/**
 * The data that a data judge judges: the whole output, parsed where it is a string, and of that what `at` names.
 *
 * An output of null is no data, because that is what an agent leaves that gave nothing; a null inside the output is.
 *
 * @param nullIsData - for judges that were told to look for null
 * @returns the data, or a verdict that also stands under `not-`
 */
export function readData(subject: Subject, { at, of }: ReadSettings, nullIsData = false): Reading {
  const source = of === 'state' ? subject.state : subject.output;
  if (source === undefined) {
    return { verdict: invalid('No state was read: no afterTrial hook returned one.') };
  }
  if (source === null && !nullIsData)
    return nothing(`there is no data to judge: the ${of ?? 'output'} is null`);
  const parsed = typeof source === 'string' ? parseJson(source) : { value: source };
  if ('problem' in parsed) {
    return nothing(`there is no data to judge: ${showValue(source)} is not JSON (${parsed.problem})`);
  }
  const data = at === undefined ? parsed.value : readPointer(parsed.value, at);
  if (data !== undefined) return { data };
  return nothing(`there is no data to judge: ${at} leads to nothing in ${showValue(parsed.value)}`);
}

function nothing(reason: string): Reading {
  return { verdict: nothingToJudge(reason) };
}
