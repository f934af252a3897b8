import { isJsonObject, isList, type Json, type JsonObject } from '../../model/json.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import { foldTexts } from './fold-texts.ts';
import { readableJson } from './readable-json.ts';
import type { RecordedCall, Recording } from './recording.ts';

/** A recording as it is written: trials by agent and iteration, so that the order in which they ran makes no difference. */
export function recordingText({ case: caseKey, trials }: Recording): string {
  const inOrder = trials
    .filter(({ calls }) => calls.length > 0)
    .sort((a, b) => (a.agent === b.agent ? a.iteration - b.iteration : a.agent < b.agent ? -1 : 1));
  return readableJson({
    case: caseKey,
    schemaVersion,
    trials: inOrder.map(({ agent, iteration, calls }) => ({ agent, calls: calls.map(written), iteration })),
  });
}

function written({ kind, role, request, answer }: RecordedCall): JsonObject {
  const call: Json = JSON.parse(
    JSON.stringify({ kind, ...(role === 'agent' ? {} : { role }), request, ...answer }),
  );
  if (!isJsonObject(call)) return {};
  const folded = foldTexts(call);
  const { reply } = folded;
  // An agent may tell a model what a tool gave as text, and another order of members is another text.
  return kind === 'tool' && reply !== undefined ? { ...sorted(folded), reply } : sorted(folded);
}

function sorted(value: JsonObject): JsonObject {
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortedJson(value[key] ?? null)]));
}

function sortedJson(value: Json): Json {
  if (isList(value)) return value.map(sortedJson);
  return isJsonObject(value) ? sorted(value) : value;
}
