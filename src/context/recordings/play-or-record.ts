import type { Clock } from '../../model/agent.ts';
import { AgentError, retryAfterOf, toFailure } from '../../model/failure.ts';
import { isJsonObject, type Json } from '../../model/json.ts';
import type { RecordedAnswer, RecordedRequest, RecordingCaller, Recordings } from '../../model/recording.ts';
import { RecordingMiss } from '../../model/recording-miss.ts';
import { PieceRecorder } from './piece-recorder.ts';
import { tellPieces } from './tell-pieces.ts';

/** A call that may be answered from a recording. */
export interface RecordableCall {
  readonly caller: RecordingCaller;
  readonly request: RecordedRequest;
  readonly signal: AbortSignal;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** Told the text piece by piece, in the rhythm in which it came. */
  readonly onText?: ((piece: string) => void) | undefined;
  /** Told that a recording answers. */
  readonly onReplay: () => void;
  /** Whether a failure of `ask` came from who was asked, and is to be kept; each does unless this is given. */
  readonly isAnswer?: (error: unknown) => boolean;
  /** Asks for real. */
  readonly ask: (onText: ((piece: string) => void) | undefined) => Promise<Json>;
}

/**
 * Answers a call from the recording where there is one and it is to be replayed, and takes as long as it took then, on the
 * clock of the trial; asks for real and records otherwise.
 *
 * @throws RecordingMiss where it may not ask; the recorded failure; whatever `ask` throws
 */
export async function playOrRecord(recordings: Recordings, call: RecordableCall): Promise<Json> {
  const { caller } = call;
  const request = withoutSecrets(call.request, recordings);
  const recorded = recordings.mode === 'record' ? null : recordings.take(caller, request);
  if (recorded) return replay(recorded, call);
  if (recordings.mode === 'replay') throw new RecordingMiss(recordings.explainMiss(caller, request));
  return record(recordings, { ...call, request });
}

/** Secrets do not enter into the comparison, either: what is replayed may be asked for with another key, or none. */
function withoutSecrets({ kind, content }: RecordedRequest, recordings: Recordings): RecordedRequest {
  const cleaned = recordings.clean(content, kind);
  return { kind, content: isJsonObject(cleaned) ? cleaned : {} };
}

async function replay(answer: RecordedAnswer, call: RecordableCall): Promise<Json> {
  const { clock, signal, onText, onReplay } = call;
  onReplay();
  const startMs = clock.now();
  const waitUntil = (atMs: number): Promise<void> => clock.sleep(atMs - (clock.now() - startMs), signal);
  if (onText) await tellPieces(answer, onText, waitUntil);
  if ('unanswered' in answer) await clock.sleep(Number.POSITIVE_INFINITY, signal);
  if (!('latencyMs' in answer)) throw new AgentError('timeout', 'The recorded call was never answered.');
  await waitUntil(answer.latencyMs);
  if ('reply' in answer) return answer.reply;
  const { kind, message, cause, retryAfterMs } = answer.failure;
  throw new AgentError(kind, message, {
    ...(cause === undefined ? {} : { cause }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

async function record(recordings: Recordings, call: RecordableCall): Promise<Json> {
  const { caller, request, clock, signal, onText } = call;
  const startMs = clock.now();
  const elapsedMs = (): number => Math.round((clock.now() - startMs) * 10) / 10;
  const ended = recordings.begin(caller, request);
  const pieces = onText ? new PieceRecorder(elapsedMs, onText) : null;
  const clean = (text: string): string => String(recordings.clean(text, request.kind));
  try {
    const reply = await call.ask(pieces?.tell);
    const latencyMs = elapsedMs();
    const kept = recordings.clean(reply, request.kind);
    ended({ reply: kept, latencyMs, ...pieces?.recorded(kept, clean) });
    return reply;
  } catch (error) {
    // Nobody waited for an answer any more: that is no failure of whoever was asked.
    if (call.isAnswer?.(error) === false) ended(null);
    else if (signal.aborted) ended({ unanswered: true, ...pieces?.recorded(null, clean) });
    else
      ended({ failure: failureOf(error, clean), latencyMs: elapsedMs(), ...pieces?.recorded(null, clean) });
    throw error;
  }
}

function failureOf(error: unknown, clean: (text: string) => string) {
  const { kind, message, cause } = toFailure(error);
  const retryAfterMs = retryAfterOf(error);
  return {
    kind,
    message: clean(message),
    ...(cause === undefined ? {} : { cause: clean(cause) }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
}
