import type { RecordedAnswer, RecordingCaller } from '../../model/recording.ts';
import type { Recording } from './recording.ts';
import { requestKey } from './request-key.ts';

interface OfAgent {
  readonly iterations: readonly number[];
  readonly byKey: ReadonlyMap<string, ReadonlyMap<number, readonly RecordedAnswer[]>>;
}

/** How often each request was answered in a trial already. */
export type Used = Map<string, number>;

/**
 * What was answered to the requests of a case. The requests themselves are let go: a run keeps the answers of all its cases.
 *
 * An iteration is answered from what was recorded in it. Where that has no such request, the recorded iterations take turns:
 * one recording does for any number of iterations.
 */
export class RecordedAnswers {
  readonly #agents = new Map<string, OfAgent>();

  constructor({ trials }: Recording) {
    for (const agent of new Set(trials.map((trial) => trial.agent))) {
      const own = trials.filter((trial) => trial.agent === agent);
      const byKey = new Map<string, Map<number, RecordedAnswer[]>>();
      for (const { iteration, calls } of own) {
        for (const { role, kind, request, answer } of calls) {
          const key = requestKey(role, kind, request);
          const rows = byKey.get(key) ?? new Map<number, RecordedAnswer[]>();
          byKey.set(key, rows.set(iteration, [...(rows.get(iteration) ?? []), answer]));
        }
      }
      const iterations = own.map(({ iteration }) => iteration).sort((a, b) => a - b);
      this.#agents.set(agent, { iterations, byKey });
    }
  }

  /** The next answer to a request in its trial; null where all are used, or there is none. */
  take({ agent, iteration }: RecordingCaller, key: string, used: Used): RecordedAnswer | null {
    const answer = this.answersTo(agent, iteration, key)[used.get(key) ?? 0] ?? null;
    if (answer) used.set(key, (used.get(key) ?? 0) + 1);
    return answer;
  }

  /** All answers to a request that an iteration can be given. */
  answersTo(agent: string, iteration: number, key: string): readonly RecordedAnswer[] {
    const known = this.#agents.get(agent);
    const rows = known?.byKey.get(key);
    if (!known || !rows) return [];
    const turn = inTurn(known.iterations, iteration);
    const source = [iteration, turn].find((one) => rows.has(one)) ?? inTurn([...rows.keys()], iteration);
    return rows.get(source) ?? [];
  }

  /** The recorded iteration that serves one of the same number, or one that has none. */
  sourceOf(agent: string, iteration: number): number | null {
    const iterations = this.#agents.get(agent)?.iterations;
    if (!iterations) return null;
    return iterations.includes(iteration) ? iteration : inTurn(iterations, iteration);
  }
}

/** Warm-ups are numbered down from 0. */
function inTurn(iterations: readonly number[], iteration: number): number {
  const count = iterations.length;
  return iterations[(((iteration - 1) % count) + count) % count] ?? iteration;
}
