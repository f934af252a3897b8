import * as z from 'zod';
import { type Decision, decisions } from './decisions.ts';
import { durationPattern } from './duration.ts';
import type { Json } from './json.ts';
import { jsonSchema } from './json-schema.ts';

export { type Decision, decisions } from './decisions.ts';

const duration = z.lazy(() =>
  z
    .string()
    .regex(durationPattern, 'Expected a duration such as "500ms", "5s" or "2m"')
    .meta({ examples: ['30s'] }),
);

/** One scripted decision at a gate, as a case writes it. */
export const scriptedApprovalSchema = z.lazy(() =>
  z
    .strictObject({
      decision: z.enum([...decisions, 'never']).describe('the decision; never: nobody answers'),
      by: z.string().min(1).exactOptional().describe('the name of who decides'),
      after: duration.exactOptional().describe('the time from the request to the decision'),
      at: duration
        .exactOptional()
        .describe('the time from the start of the trial, even before the gate is reached'),
      reason: z.string().exactOptional(),
      payload: jsonSchema
        .exactOptional()
        .describe('the value that takes the place of the payload, for modify'),
      when: jsonSchema.exactOptional().describe('what the payload of a request must contain'),
    })
    .describe('one decision; a list is used up in order'),
);
export type ScriptedApproval = Readonly<z.infer<typeof scriptedApprovalSchema>>;

/** What an agent asks at a gate. */
export interface ApprovalRequest {
  /** Name of the gate. */
  readonly gate: string;
  /** The node that asks; a graph fills it in. It is part of the request's id. */
  readonly node?: string;
  /** What is going to be done, in words for the person who decides. */
  readonly action: string;
  readonly payload?: Json;
  /** Who may decide; anybody where it is absent. */
  readonly authority?: string | readonly string[];
  /** It cannot be undone: then nothing but a person may approve it, and silence that should approve is an error. */
  readonly destructive?: boolean;
  /** How long to wait for each authority; for ever where it is absent. */
  readonly timeoutMs?: number;
  /** What silence means; `approve` is refused for a destructive action. */
  readonly onTimeout?: 'reject' | 'approve';
  /** Authorities that are asked in turn when the one before escalates or does not answer. */
  readonly escalateTo?: readonly string[];
}

/** How a gate was left. Escalation ends in one of these, too. */
export interface ApprovalOutcome {
  readonly decision: Exclude<Decision, 'escalate'>;
  /** null: nobody decided. */
  readonly by: string | null;
  readonly reason: string;
  /** The payload that holds from here on: the requested one, or what `modify` put in its place. */
  readonly payload: Json;
  /** Not decided by a person: time ran out, or nobody was there to ask. */
  readonly automatic: boolean;
  readonly waitedMs: number;
}

/** A request that waits for somebody, as approvers see it. */
export interface PendingApproval extends ApprovalRequest {
  /** Hex digits of run, node, gate, call and payload: the same request after a restart has the same id. */
  readonly id: string;
  /** Number of the node's request at this gate within the trial, from 1. */
  readonly call: number;
  /** Who is asked now; anybody where it is null. */
  readonly asked: readonly string[] | null;
  readonly requestedAtMs: number;
  readonly deadlineMs: number | null;
}

/** What one approver said. */
export interface ApproverAnswer {
  readonly decision: Decision;
  readonly by: string;
  readonly reason?: string;
  readonly payload?: Json;
}

/**
 * Why no answer comes. `nobody`: no one is there to ask, so the gate rejects at once. `never`: those who are asked stay
 * silent, so the gate waits for its time-out.
 */
export interface NoAnswer {
  readonly decision: 'nobody' | 'never';
  readonly reason: string;
}

/** The part of a clock that approvers need. */
export interface ApproverClock {
  now(): number;
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}

/** A way to get decisions: a script, a terminal, a webhook. */
export interface Approver {
  readonly name: string;
  /**
   * It waits by nothing but the clock that it is given, so that virtual time may jump while it decides. Without this,
   * deciding counts as real work that a virtual clock waits for.
   */
  readonly waitsOnClock?: true;
  /**
   * Settles when somebody decides; the signal ends the waiting. Called again, with the same id, after an answer that
   * was refused and for each further authority. An approver that throws has decided nothing: the gate rejects.
   */
  decide(
    pending: PendingApproval,
    signal: AbortSignal,
    clock: ApproverClock,
  ): Promise<ApproverAnswer | NoAnswer>;
}

/** Why a scripted decision did nothing. */
export interface UnusedApproval {
  readonly gate: string;
  /** Its number in the list of the gate, from 1. */
  readonly entry: number;
  readonly decision: ScriptedApproval['decision'];
  /** Whether the gate asked at all. */
  readonly reached: boolean;
}
