import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import { foldTexts } from './fold-texts.ts';
import { readableJson } from './readable-json.ts';
import type { RecordedCall, Recording } from './recording.ts';

/** A recording as it is written: trials by agent and iteration, so that the order in which they ran makes no difference. */
export function recordingText({ case: caseKey, trials }: Recording): string {
  const sorted = trials
    .filter(({ calls }) => calls.length > 0)
    .sort((a, b) => (a.agent === b.agent ? a.iteration - b.iteration : a.agent < b.agent ? -1 : 1));
  return readableJson({
    schemaVersion,
    case: caseKey,
    trials: sorted.map(({ agent, iteration, calls }) => ({ agent, iteration, calls: calls.map(written) })),
  });
}

function written({ kind, role, request, answer }: RecordedCall): JsonObject {
  const call: Json = JSON.parse(
    JSON.stringify({ kind, ...(role === 'agent' ? {} : { role }), request, ...answer }),
  );
  return isJsonObject(call) ? foldTexts(call) : {};
}
