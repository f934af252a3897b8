import type { RecordedRequest, RecordingCaller } from '../../model/recording.ts';
import { describeDifference, differences } from './differences.ts';
import type { RecordedCall, Recording } from './recording.ts';
import { requestKey } from './request-key.ts';

export interface Miss {
  readonly caller: RecordingCaller;
  readonly request: RecordedRequest;
  /** How many calls of the trial were made before. */
  readonly position: number;
  /** How often each request of the trial was answered. */
  readonly used: ReadonlyMap<string, number>;
}

const fix = 'Record it with --record, or only what is missing with --replay-or-record.';
const mostTold = 3;

/**
 * Why a request has no recorded answer (left), and how it differs from the nearest that was recorded.
 *
 * @param recording - of the case; null where there is none
 * @param file - where it lies, or would lie
 * @param source - the iteration that is replayed; null where the agent has none
 */
export function explainMiss(
  recording: Recording | null,
  file: string,
  source: number | null,
  miss: Miss,
): string {
  const { caller, request, position, used } = miss;
  if (!recording) return `Not recorded: there is no ${file}. ${fix}`;
  const own = recording.trials.filter(({ agent }) => agent === caller.agent);
  if (own.length === 0) return `Not recorded: ${file} has nothing of "${caller.agent}". ${fix}`;
  const asked = `call ${position + 1} (${namesOfKinds[request.kind]})`;
  const key = requestKey(caller.role, request.kind, request.content);
  const times = used.get(key) ?? 0;
  if (times > 0)
    return `Not recorded: ${asked} repeats a request that has no more than ${times} answers in ${file}. ${fix}`;
  const calls = own.find(({ iteration }) => iteration === source)?.calls ?? [];
  const near = nearest(calls, miss);
  if (!near) return `Not recorded: ${asked} is one more than there are in ${file}. ${fix}`;
  const told = near.found.slice(0, mostTold).map(describeDifference);
  const more = near.found.length > mostTold ? `; and ${near.found.length - mostTold} more` : '';
  return `Not recorded: ${asked} differs in ${told.join('; ')}${more} from call ${near.index + 1} in ${file}. ${fix}`;
}

const namesOfKinds = { chat: 'chat', embed: 'embeddings', tool: 'tool' } as const;

/** Of the calls that were not replayed yet, the one with the fewest differences, and of these the one that is next. */
function nearest(calls: readonly RecordedCall[], { caller, request, position, used }: Miss) {
  const left = new Map(used);
  const open = calls.flatMap((call, index) => {
    if (call.kind !== request.kind || call.role !== caller.role) return [];
    const key = requestKey(call.role, call.kind, call.request);
    const times = left.get(key) ?? 0;
    left.set(key, times - 1);
    return times > 0 ? [] : [{ index, found: differences(call.request, request.content) }];
  });
  return open.sort(
    (a, b) => a.found.length - b.found.length || Math.abs(a.index - position) - Math.abs(b.index - position),
  )[0];
}
