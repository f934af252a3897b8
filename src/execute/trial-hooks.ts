import { clearTimeout, setTimeout } from '../context/own-time.ts';
import { formatDuration, longestTimerMs } from '../model/duration.ts';
import { type Failure, toFailure } from '../model/failure.ts';
import { copyJson, isJson, type Json, type JsonObject, problemOfJson } from '../model/json.ts';
import { timeoutOf } from '../model/plan.ts';
import type { Attempt } from './attempt.ts';
import type { Trial } from './trial.ts';

/** What a hook is told of the trial that it stands around. */
export interface HookTrial {
  readonly case: string;
  readonly agent: string;
  readonly iteration: number;
  readonly input: Json;
  readonly metadata: JsonObject;
}

/** A module of the project that prepares the world before a trial and reads or cleans it afterwards. */
export interface Hooks {
  beforeTrial?(trial: HookTrial): unknown;
  /** May return `{ state }`: what judges read with `of: state`. */
  afterTrial?(trial: HookTrial & { readonly output: Json; readonly error?: Failure }): unknown;
}

/** Runs `beforeTrial`; resolves to the reason why the trial is invalid, or null. */
export async function runBeforeTrial(hooks: Hooks, trial: Trial): Promise<string | null> {
  const result = await guarded('beforeTrial', trial, () => hooks.beforeTrial?.(describe(trial)));
  return 'problem' in result ? result.problem : null;
}

/** Runs `afterTrial`; resolves to the state that it read, or the reason why the trial is invalid. */
export async function runAfterTrial(
  hooks: Hooks,
  attempt: Attempt,
): Promise<{ readonly state?: Json } | { readonly problem: string }> {
  const { trial, output, error } = attempt;
  const result = await guarded('afterTrial', trial, () =>
    hooks.afterTrial?.({ ...describe(trial), output: copyJson(output), ...(error ? { error } : {}) }),
  );
  if ('problem' in result) return result;
  return stateOf(result.value);
}

function stateOf(value: unknown): { readonly state?: Json } | { readonly problem: string } {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || !('state' in value)) {
    return { problem: 'The hook afterTrial gave something other than { state } or nothing.' };
  }
  const { state } = value;
  if (isJson(state)) return { state: copyJson(state) };
  return { problem: `The hook afterTrial gave a state that is not JSON: ${problemOfJson(state)}.` };
}

async function guarded(
  name: string,
  trial: Trial,
  work: () => unknown,
): Promise<{ readonly value: unknown } | { readonly problem: string }> {
  const timeoutMs = timeoutOf(trial.planned, trial.agent);
  let limit: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<{ problem: string }>((resolve) => {
    limit = setTimeout(
      () => resolve({ problem: `The hook ${name} did not end within ${formatDuration(timeoutMs)}.` }),
      Math.min(timeoutMs, longestTimerMs),
    );
  });
  const done = (async () => {
    try {
      return { value: await work() };
    } catch (error) {
      return { problem: `The hook ${name} failed: ${toFailure(error).message}` };
    }
  })();
  const result = await Promise.race([done, outOfTime]);
  clearTimeout(limit);
  return result;
}

function describe(trial: Trial): HookTrial {
  const { planned, agent, iteration } = trial;
  return {
    case: planned.case.key,
    agent: agent.name,
    iteration,
    input: copyJson(planned.case.input),
    metadata: planned.case.metadata,
  };
}
