import { hash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '../../model/json.ts';
import type { RecordedKind, RecordingCaller } from '../../model/recording.ts';

/** A short text that equal requests of the same role share, whatever the order of their members, and no others. */
export function requestKey(role: RecordingCaller['role'], kind: RecordedKind, request: JsonObject): string {
  return `${role} ${kind} ${hash('sha256', canonicalJson(request), 'base64url')}`;
}
