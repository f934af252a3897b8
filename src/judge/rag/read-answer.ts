import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { readPointer } from '../../model/json-pointer.ts';
import type { Subject, Verdict } from '../../model/judge.ts';
import type { ReadSettings } from '../read-settings.ts';
import { readText } from '../read-text.ts';

/** What an answer says in words, and what stands beside it. */
export interface Answer {
  /** The text, or the verdict where there is none. */
  readonly text: string | Verdict;
  /** Where fields such as `abstained` stand: the object that `at` names, or else the output itself. */
  readonly fields: JsonObject;
}

/** An answer as text judges read it; where `at` names an object, its `text`. */
export function readAnswer(subject: Subject, read: ReadSettings): Answer {
  const source = (read.of === 'state' ? subject.state : subject.output) ?? null;
  const named = readPointer(source, read.at ?? '');
  if (named === undefined || !isJsonObject(named)) {
    return { text: readText(subject, read), fields: isJsonObject(source) ? source : {} };
  }
  const at = read.at ? `${read.at}/text` : read.at;
  return { text: readText(subject, { ...read, at }), fields: named };
}
