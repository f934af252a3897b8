import * as z from 'zod';
import type { ApprovalOutcome } from '../../model/approval.ts';
import { AgentError } from '../../model/failure.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import { holdWork } from '../reliability/hold-work.ts';
import type { ApprovalsOptions } from './approvals-options.ts';

const keptSchema = z.lazy(() =>
  z.object({
    schemaVersion: z.literal(1),
    requestedAtMs: z.number(),
    level: z
      .int()
      .min(0)
      .exactOptional()
      .describe('how many authorities were asked before the one that is asked now'),
    deadlineMs: z.number().nullable().exactOptional(),
    outcome: z
      .object({
        decision: z.enum(['approve', 'modify', 'reject', 'terminate']),
        by: z.string().nullable(),
        reason: z.string(),
        payload: jsonSchema,
        automatic: z.boolean(),
        waitedMs: z.number(),
      })
      .exactOptional(),
  }),
);

/** What outlives a restart: since when a request waits, for whom and how long, and its outcome. */
export type KeptGate = Omit<z.infer<typeof keptSchema>, 'schemaVersion' | 'outcome'> & {
  readonly outcome?: ApprovalOutcome;
};

/** The record of one request in the store; without a store nothing is kept. */
export class GateRecord {
  readonly #key: string;
  readonly #options: ApprovalsOptions;

  constructor(id: string, options: ApprovalsOptions) {
    this.#key = `gate-${id}`;
    this.#options = options;
  }

  /** @throws AgentError of kind `agent` where the store fails or holds something else: a gate never guesses */
  async read(): Promise<KeptGate | null> {
    const { store, clock } = this.#options;
    if (!store) return null;
    const value = await this.#attempt('read', () => holdWork(clock, store.read(this.#key)));
    if (value === null) return null;
    const kept = keptSchema.safeParse(value);
    if (kept.success) return kept.data;
    throw new AgentError(
      'agent',
      `The store holds no gate at "${this.#key}": ${z.prettifyError(kept.error)}`,
    );
  }

  /** @throws AgentError of kind `agent` where the store fails: a decision that would be lost does not count */
  async write(kept: KeptGate): Promise<void> {
    const { store, clock } = this.#options;
    if (!store) return;
    await this.#attempt('written', () =>
      holdWork(clock, store.write(this.#key, JSON.parse(JSON.stringify({ schemaVersion: 1, ...kept })))),
    );
  }

  async #attempt<Value>(what: string, work: () => Value | Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (cause) {
      throw new AgentError('agent', `The store of approvals could not be ${what}.`, { cause });
    }
  }
}
