import type { ModelCall, ModelCaller } from '../../src/context/models/model-service.ts';
import type { Json } from '../../src/model/json.ts';

export interface NotedCall extends ModelCall {
  readonly noted: Record<string, Json>;
  readonly events: { readonly name: string; readonly attributes: Readonly<Record<string, Json>> }[];
}

/** A call of a model that remembers what was noted of it. */
export function modelCall(
  caller: Partial<ModelCaller> = {},
  signal: AbortSignal = new AbortController().signal,
): NotedCall {
  const noted: Record<string, Json> = {};
  const events: NotedCall['events'] = [];
  return {
    caller: { case: 'suite/case', agent: 'agent', iteration: 1, role: 'agent', ...caller },
    signal,
    clock: { now: () => 0, hold: (work) => work, sleep: async () => {} },
    note: (attributes) => void Object.assign(noted, attributes),
    event: (name, attributes = {}) => void events.push({ name, attributes }),
    noted,
    events,
  };
}
