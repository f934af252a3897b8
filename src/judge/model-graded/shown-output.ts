import { isJsonObject, type Json } from '../../model/json.ts';
import { readPointer } from '../../model/json-pointer.ts';
import type { Subject, Verdict } from '../../model/judge.ts';
import type { ReadSettings } from '../read-settings.ts';
import { invalid, nothingToJudge } from '../verdict.ts';
import { shownText } from './shown-text.ts';

/**
 * What a model is shown of an output: what `at` names; else the `text` of an object that has one, else all of it, as JSON
 * where it is no text.
 *
 * @returns the text, or the verdict where there is nothing to judge, which also stands under `not-`
 */
export function shownOutput(subject: Subject, { at, of }: ReadSettings): string | Verdict {
  const source = of === 'state' ? subject.state : subject.output;
  if (source === undefined) return invalid('No state was read: no afterTrial hook returned one.');
  const value = at === undefined ? textOrAll(source) : readPointer(source, at);
  const what = at || `the ${of ?? 'output'}`;
  if (value === undefined) return nothingToJudge(`there is nothing to judge: the output has no ${what}`);
  const text = shownText(value);
  if (value !== null && text.trim() !== '') return text;
  return nothingToJudge(`there is nothing to judge: ${what} is ${value === null ? 'null' : 'empty'}`);
}

function textOrAll(source: Json): Json {
  return isJsonObject(source) && typeof source['text'] === 'string' ? source['text'] : source;
}
