import { isJsonObject, isList, type Json } from '../../model/json.ts';
import type { Subject, Verdict } from '../../model/judge.ts';
import { readData } from '../read-data.ts';
import type { ReadSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { nothingToJudge } from '../verdict.ts';

/**
 * The ids that an answer cites.
 *
 * @returns the ids, none where the list is empty, or the verdict where there is no list that could be read; that one
 *   also stands under `not-`
 */
export function citationsOf(subject: Subject, read: ReadSettings): readonly string[] | Verdict {
  const at = read.at ?? '/citations';
  const reading = readData(subject, { ...read, at });
  if ('verdict' in reading) {
    const { verdict } = reading;
    if (verdict.status === 'invalid') return verdict;
    return nothingToJudge(`there is no list of citations at ${at}: ${verdict.reason}`);
  }
  if (!isList(reading.data)) {
    return nothingToJudge(`there is no list of citations at ${at}, but ${showValue(reading.data)}`);
  }
  const ids = reading.data.map(idOf);
  const nameless = ids.indexOf(null);
  if (nameless < 0) return ids.filter((id) => id !== null);
  const item = showValue(reading.data[nameless] ?? null);
  return nothingToJudge(`citation ${nameless + 1} at ${at} is neither a text nor has it an "id": ${item}`);
}

function idOf(item: Json): string | null {
  const id = isJsonObject(item) ? item['id'] : item;
  return typeof id === 'string' && id.trim() !== '' ? id : null;
}
