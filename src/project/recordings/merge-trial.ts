import { canonicalJson, type Json } from '../../model/json.ts';
import type { RecordedCall } from './recording.ts';

/**
 * The calls of a trial as they are to be kept: one with the same answer as before stays as it was, with its times, so that
 * recording again what did not change changes nothing.
 */
export function mergeTrial(before: readonly RecordedCall[], now: readonly RecordedCall[]): RecordedCall[] {
  const known = new Map<string, RecordedCall[]>();
  for (const call of before) {
    const text = textOf(call);
    known.set(text, [...(known.get(text) ?? []), call]);
  }
  return now.map((call) => known.get(textOf(call))?.shift() ?? call);
}

/** The call without its times. Where the pieces of a stream end is chance, too. A result keeps the order of its members. */
function textOf({ kind, role, request, answer }: RecordedCall): string {
  const { pieces: _pieces, ...came } = answer;
  const { latencyMs: _latencyMs, ...said } = 'latencyMs' in came ? came : { ...came, latencyMs: 0 };
  const result = kind === 'tool' && 'reply' in said ? JSON.stringify(said.reply) : null;
  const plain: Json = JSON.parse(JSON.stringify({ kind, role, request, said, result }));
  return canonicalJson(plain);
}
