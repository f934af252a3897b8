import { isJsonObject, type Json } from '../model/json.ts';
import { readPointer } from '../model/json-pointer.ts';
import type { Subject, Verdict } from '../model/judge.ts';
import type { ReadSettings } from './read-settings.ts';
import { showValue } from './show-value.ts';
import { invalid, nothingToJudge } from './verdict.ts';

/**
 * The text that a text judge judges: a string as it is, a number or boolean as its JSON text, an object's `text`, or
 * what the pointer in `at` names.
 *
 * @returns the text, or the verdict where there is none; that one also stands under `not-`
 */
export function readText(subject: Subject, { at, of }: ReadSettings): string | Verdict {
  const source = of === 'state' ? subject.state : subject.output;
  if (typeof source === 'string' && (at === undefined || at === '')) return source;
  if (source === undefined) return invalid('No state was read: no afterTrial hook returned one.');
  const value = at === undefined ? textMember(source) : readPointer(source, at);
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  return nothingToJudge(complaint(source, value, at, of ?? 'output'));
}

function textMember(value: Json): Json | undefined {
  return isJsonObject(value) ? readPointer(value, '/text') : value;
}

function complaint(source: Json, value: Json | undefined, at: string | undefined, of: string): string {
  if (source === null) return `there is no text to judge: the ${of} is null`;
  if (at === undefined) {
    const what = isJsonObject(source) ? 'an object without a "text" that could be read' : 'a list';
    return `there is no text to judge: the ${of} is ${what}: ${showValue(source)}; \`at\` can point into it`;
  }
  if (value === undefined) return `there is no text to judge: ${at} leads to nothing in ${showValue(source)}`;
  return `there is no text to judge: ${at || `the ${of}`} is ${showValue(value)}`;
}
