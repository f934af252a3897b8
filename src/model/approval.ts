import * as z from 'zod';
import { durationPattern } from './duration.ts';
import type { Json } from './json.ts';
import { jsonSchema } from './json-schema.ts';

/** What a person can say at a gate; the same words in scripts, judges and reports. */
export const decisions = ['approve', 'modify', 'reject', 'terminate', 'escalate'] as const;
export type Decision = (typeof decisions)[number];

const duration = z.string().regex(durationPattern, 'Expected a duration such as "500ms", "5s" or "2m"');

/** One scripted decision at a gate, as a case writes it. */
export const scriptedApprovalSchema = z
  .strictObject({
    decision: z.enum([...decisions, 'never']).describe('what is decided; never: nobody answers'),
    by: z.string().min(1).exactOptional().describe('who decides'),
    after: duration.exactOptional().describe('how long after the request'),
    at: duration
      .exactOptional()
      .describe('how long after the start of the trial, even before the gate is reached'),
    reason: z.string().exactOptional(),
    payload: jsonSchema.exactOptional().describe('what takes the place of the payload, for modify'),
    when: jsonSchema.exactOptional().describe('only for requests whose payload contains this'),
  })
  .describe('one decision; a list is used up in order');
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
  /** It cannot be undone: then nothing but a person may approve it. */
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
  /** null: nobody decided, time did. */
  readonly by: string | null;
  readonly reason: string;
  /** The payload that holds from here on: the requested one, or what `modify` put in its place. */
  readonly payload: Json;
  /** Decided by a time-out, not by a person. */
  readonly automatic: boolean;
  readonly waitedMs: number;
}

/** A request that waits for somebody, as approvers see it. */
export interface PendingApproval extends ApprovalRequest {
  /** Of run, node, call and payload: the same request after a restart has the same id. */
  readonly id: string;
  /** Number of the request at this gate within the trial, from 1. */
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

/** A way to get decisions: a script, a terminal, a webhook. */
export interface Approver {
  readonly name: string;
  /** Settles when somebody decides; the signal ends the waiting. */
  decide(pending: PendingApproval, signal: AbortSignal): Promise<ApproverAnswer>;
}
