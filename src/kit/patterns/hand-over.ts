import type { AgentContext } from '../../model/agent.ts';
import type { ApprovalRequest } from '../../model/approval.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { KeyValueStore } from '../../model/key-value-store.ts';
import { holdWork } from '../reliability/hold-work.ts';

/** Gives a person what an agent could not do. */
export interface HandOver {
  /** Gates that it asks at. */
  readonly gates: readonly string[];
  /** @returns what a person answers in place of the agent; null where nobody did, or will later */
  give(report: JsonObject, context: AgentContext): Promise<HumanAnswer | null>;
}

export interface HumanAnswer {
  readonly text: string;
  readonly by: string;
}

/**
 * Waits for a person at a gate. Their answer is what `modify` puts in place of the report, as a text or `{ text }`; with any
 * other decision the task stays open.
 *
 * @param gate - its name; `human_queue` unless given
 */
export function handOverAtGate({
  gate = 'human_queue',
  ...request
}: Pick<ApprovalRequest, 'authority' | 'timeoutMs' | 'escalateTo'> & {
  readonly gate?: string;
} = {}): HandOver {
  return {
    gates: [gate],
    give: async (report, { approvals, signal }) => {
      const action = 'Answer in place of the agent';
      const { decision, by, payload } = await approvals.request(
        { gate, action, payload: report, ...request },
        signal,
      );
      const text = decision === 'modify' ? textOf(payload) : null;
      return text === null || by === null ? null : { text, by };
    },
  };
}

/**
 * Puts the report into a store and goes on: somebody answers later, elsewhere.
 *
 * Its key is the same whenever the same trial is run again.
 */
export function handOverToStore(store: KeyValueStore): HandOver {
  return {
    gates: [],
    give: async (report, { clock, random, trace }) => {
      const key = `report-${random.integer(0, 0xffff_ffff).toString(16).padStart(8, '0')}`;
      await holdWork(clock, store.write(key, report));
      trace.event('queued', { key });
      return null;
    },
  };
}

function textOf(payload: Json): string | null {
  const text = isJsonObject(payload) ? payload['text'] : payload;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}
