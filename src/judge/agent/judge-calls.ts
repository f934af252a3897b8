import type { Subject, Verdict } from '../../model/judge.ts';
import { type CallMatcher, callMatcher } from './call-matcher.ts';
import { mostPairs } from './compare-calls.ts';
import type { ArgsModes, ReferenceCall } from './reference-call.ts';
import { countedCalls, type ToolCall } from './tool-calls-of.ts';
import { unreadableTools } from './unreadable-tools.ts';

/**
 * Judges the calls of a trial against a reference list.
 *
 * Invalid where the agent's tools cannot be read, or where there are too many pairs of calls to compare.
 */
export function judgeCalls(
  subject: Subject,
  references: readonly ReferenceCall[],
  settings: { readonly args: ArgsModes; readonly 'include-failed': boolean },
  decide: (calls: readonly ToolCall[], fits: CallMatcher) => Verdict,
): Verdict {
  const unreadable = unreadableTools(
    subject,
    references.map((call) => call.name),
  );
  if (unreadable) return unreadable;
  const calls = countedCalls(subject.trace, settings['include-failed']);
  if (calls.length * references.length > mostPairs) {
    const pairs = `${calls.length} calls against ${references.length} expected ones`;
    return { status: 'invalid', reason: `${pairs} are more than can be compared in good time.` };
  }
  return decide(calls, callMatcher(calls, references, settings.args));
}
