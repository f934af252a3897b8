import { isJsonObject, isList, type Json } from '../../model/json.ts';
import type { RecordedKind } from '../../model/recording.ts';
import { redactJson } from '../redact-json.ts';
import type { Redact } from '../secrets.ts';
import { scrubbed, textScrubber } from './scrub-text.ts';
import { steadyMarks } from './steady-marks.ts';

/**
 * Makes the function that takes out of recordings what is not to be kept: secrets of the environment, and fields by name.
 *
 * Fields are looked for in what tools take and give, and in JSON inside of texts. What a request or reply itself is made of
 * (`model`, `content`) is no such field.
 *
 * @param scrub - names of fields
 */
export function cleanRecorded(
  redact: Redact,
  scrub: readonly string[],
): (value: Json, kind: RecordedKind) => Json {
  const scrubText = textScrubber(scrub);
  const names = new Set(scrub.map((name) => name.toLowerCase()));
  const none = new Set<string>();
  return (value, kind) => {
    const redacted = redactJson(value, redact);
    if (scrub.length === 0) return redacted;
    if (kind === 'tool') return scrubJson(redacted, names, scrubText);
    return steadyMarks(scrubJson(redacted, none, scrubText));
  };
}

function scrubJson(value: Json, names: ReadonlySet<string>, scrubText: (text: string) => string): Json {
  if (typeof value === 'string') return scrubText(value);
  if (isList(value)) return value.map((item) => scrubJson(item, names, scrubText));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      names.has(key.toLowerCase()) ? scrubbed : scrubJson(member, names, scrubText),
    ]),
  );
}
