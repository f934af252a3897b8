import type { CallMatcher } from './call-matcher.ts';
import { maximumMatching } from './maximum-matching.ts';
import type { ReferenceCall } from './reference-call.ts';
import { count, showCall, showCalls } from './show-call.ts';
import type { ToolCall } from './tool-calls-of.ts';

/** How a list of actual calls is held against a reference list. */
export const trajectoryModes = ['exact', 'in-order', 'any-order', 'subset', 'superset'] as const;
export type TrajectoryMode = (typeof trajectoryModes)[number];

/** Pairs of calls that are compared at most; more would hold up the run for seconds. */
export const mostPairs = 10_000_000;

/**
 * Says what keeps actual calls from fitting the reference, or null where they fit.
 *
 * `exact`: same calls, same order · `in-order`: the reference is a subsequence of the actual calls · `any-order`: each
 * call has its own partner on the other side · `subset`: each actual call has its own partner in the reference ·
 * `superset`: each reference call has its own partner among the actual calls. Partners are found optimally.
 */
export function misfitOf(
  mode: TrajectoryMode,
  actual: readonly ToolCall[],
  references: readonly ReferenceCall[],
  fits: CallMatcher,
): string | null {
  if (mode === 'exact') return misfitInPlace(actual, references, fits);
  if (mode === 'in-order') return misfitInOrder(actual, references, fits);
  const { missing, extra } = leftOver(actual, references, fits);
  const reasons: string[] = [];
  if (mode !== 'subset' && missing.length > 0) reasons.push(`missing: ${showCalls(missing)}`);
  if (mode !== 'superset' && extra.length > 0) reasons.push(`not expected: ${showCalls(extra)}`);
  return reasons.length > 0 ? `${reasons.join('; ')}. ${made(actual)}` : null;
}

function misfitInPlace(
  actual: readonly ToolCall[],
  references: readonly ReferenceCall[],
  fits: CallMatcher,
): string | null {
  for (let place = 0; place < Math.max(actual.length, references.length); place++) {
    if (fits(place, place)) continue;
    const call = actual[place];
    const reference = references[place];
    const expected = reference ? showCall(reference) : `no more than ${count(references.length, 'call')}`;
    return `call ${place + 1} is ${call ? showCall(call) : 'missing'}, expected ${expected}. ${made(actual)}`;
  }
  return null;
}

/** Taking the first call that fits is optimal here: it leaves the most calls for what follows. */
function misfitInOrder(
  actual: readonly ToolCall[],
  references: readonly ReferenceCall[],
  fits: CallMatcher,
): string | null {
  let next = 0;
  for (let index = 0; index < actual.length && next < references.length; index++) {
    if (fits(index, next)) next++;
  }
  const missing = references[next];
  if (!missing) return null;
  const before = references[next - 1];
  const place = before ? `after ${showCall(before)} no call fits` : 'no call fits';
  return `${place} ${showCall(missing)}. ${made(actual)}`;
}

function leftOver(
  actual: readonly ToolCall[],
  references: readonly ReferenceCall[],
  fits: CallMatcher,
): { missing: ReferenceCall[]; extra: ToolCall[] } {
  const partners = maximumMatching(references.length, actual.length, (reference, call) =>
    fits(call, reference),
  );
  const used = new Set(partners);
  return {
    missing: references.filter((_, index) => partners[index] === -1),
    extra: actual.filter((_, index) => !used.has(index)),
  };
}

function made(actual: readonly ToolCall[]): string {
  return actual.length === 0 ? 'No tool was called.' : `Called: ${showCalls(actual)}.`;
}
