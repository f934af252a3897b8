import { backoffMs } from '../../kit/reliability/backoff-ms.ts';
import type { Clock } from '../../model/agent.ts';
import { isTransient, retryAfterOf, toFailure } from '../../model/failure.ts';
import { type Random, seededRandom } from '../../model/random.ts';
import { attribute } from '../../model/span.ts';
import { trialKey } from '../../model/trial-key.ts';
import { realClock } from '../real-clock.ts';
import type { ModelCall, ModelService } from './model-service.ts';
import { UnusableAddress } from './openai/unusable-address.ts';
import { RequestTurns, type TurnSettings } from './request-turns.ts';

export interface Patience extends TurnSettings {
  /** Tries after a failure that may pass. */
  readonly retries: number;
  /** Jitter follows from it. */
  readonly seed: number;
  /** What is waited on; real time, because the service is real. */
  readonly clock?: Clock;
}

/** Longer than this nobody waits for a service: the call fails instead. */
const longestRetryAfterMs = 60_000;

const backoff = { baseMs: 500, factor: 2, capMs: 30_000 };

/**
 * A service that waits for its turn, and tries again what failed for a reason that may pass: a time-out of the service,
 * a rate limit, an unavailable service or a broken connection. It is shared by all trials, so that a 429 with
 * `retry-after` makes everybody wait.
 *
 * The time limit of a call begins with its first request and covers all of its tries. What was told of a stream cannot be
 * taken back, so a stream that breaks off after its first piece is not tried again.
 */
export function patientModels(service: ModelService, patience: Patience): ModelService {
  const clock = patience.clock ?? realClock;
  const sending: Sending = { patience, clock, turns: new RequestTurns(patience, clock) };
  return {
    chat: (request, call) => {
      let isTold = false;
      const { onText } = request;
      const listening = onText && {
        onText: (piece: string) => {
          isTold = true;
          onText(piece);
        },
      };
      return persist(sending, call, request.timeoutMs, {
        send: (limit) => service.chat({ ...request, ...limit, ...listening }, call),
        mayTryAgain: () => !isTold,
      });
    },
    embed: (request, call) =>
      persist(sending, call, request.timeoutMs, {
        send: (limit) => service.embed({ ...request, ...limit }, call),
        mayTryAgain: () => true,
      }),
  };
}

interface Sending {
  readonly patience: Patience;
  readonly clock: Clock;
  readonly turns: RequestTurns;
}

interface Work<Reply> {
  send(limit: { readonly timeoutMs?: number }): Promise<Reply>;
  mayTryAgain(): boolean;
}

function persist<Reply>(
  sending: Sending,
  call: ModelCall,
  timeoutMs: number | undefined,
  work: Work<Reply>,
): Promise<Reply> {
  return call.clock.hold(tryOften(sending, call, timeoutMs, work));
}

async function tryOften<Reply>(
  sending: Sending,
  call: ModelCall,
  timeoutMs: number | undefined,
  work: Work<Reply>,
): Promise<Reply> {
  const { clock, turns } = sending;
  let endMs: number | null = null;
  for (let attempt = 1; ; attempt++) {
    const waitMs = await turns.enter(call.signal);
    if (waitMs > 0) call.event('waited-for-turn', { waitMs });
    endMs ??= clock.now() + (timeoutMs ?? Number.POSITIVE_INFINITY);
    const tried = await attemptOnce(sending, work, leftOf(endMs, timeoutMs, attempt, clock));
    if ('reply' in tried) return tried.reply;
    const { error } = tried;
    call.signal.throwIfAborted();
    const delayMs =
      retryAfterOf(error) ?? backoffMs(attempt, backoff, jitter(sending.patience, call, attempt));
    const isInTime = delayMs <= longestRetryAfterMs && clock.now() + delayMs < endMs;
    if (attempt > sending.patience.retries || !isInTime || !work.mayTryAgain() || !mayPass(error))
      throw error;
    const { kind } = toFailure(error);
    await call.again?.(kind);
    call.note({ [attribute.modelRetries]: attempt });
    call.event('retry', { attempt, kind, delayMs });
    await clock.sleep(delayMs, call.signal);
  }
}

async function attemptOnce<Reply>(
  { turns }: Sending,
  { send }: Work<Reply>,
  limit: { readonly timeoutMs?: number },
): Promise<{ readonly reply: Reply } | { readonly error: unknown }> {
  try {
    return { reply: await send(limit) };
  } catch (error) {
    const askedMs = toFailure(error).kind === 'rate-limit' ? retryAfterOf(error) : null;
    if (askedMs !== null && askedMs <= longestRetryAfterMs) turns.pause(askedMs);
    return { error };
  } finally {
    turns.leave();
  }
}

/** What is left of the time limit of a call. */
function leftOf(
  endMs: number,
  timeoutMs: number | undefined,
  attempt: number,
  clock: Clock,
): { timeoutMs?: number } {
  if (timeoutMs === undefined) return {};
  return { timeoutMs: attempt === 1 ? timeoutMs : Math.max(1, Math.ceil(endMs - clock.now())) };
}

/** An environment that names no service, or none that can be asked, stays as it is. */
function mayPass(error: unknown): boolean {
  return isTransient(toFailure(error).kind) && !(error instanceof UnusableAddress);
}

function jitter({ seed }: Patience, { caller }: ModelCall, attempt: number): Random {
  return seededRandom(`${seed}/${trialKey(caller)}/${caller.role}/model-retry/${attempt}`);
}
