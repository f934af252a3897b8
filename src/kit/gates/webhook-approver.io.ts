import type { Approver, ApproverClock, PendingApproval } from '../../model/approval.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { signatureHeaders, signRequest } from './sign-request.ts';
import { type WebhookRecord, type WebhookRequest, webhookRecordSchema } from './webhook-record.ts';

export interface WebhookOptions {
  /** Where `agent-eval approvals serve` listens, such as `http://127.0.0.1:7411`. */
  readonly url: string;
  /** The secret that both sides share. */
  readonly secret: string;
}

/** Tries in a row that may find nobody at the other end, a second apart. */
const mostFailures = 30;
const pauseMs = 1000;
const longPollSeconds = 20;

/**
 * Lets people decide over a webhook: the request is registered with the server, and asked after until it is decided.
 *
 * A server that is away is tried again for half a minute; one that forgot the request is told again.
 */
export function createWebhookApprover(options: WebhookOptions): Approver {
  // By request and those who are asked: how many refused decisions the gate was told of.
  const told = new Map<string, number>();
  return {
    name: 'webhook',
    async decide(pending, signal, clock) {
      const request = requestOf(pending);
      const key = JSON.stringify([request.id, request.asked]);
      const withdraw = (): void =>
        void send(options, 'POST', `/approvals/${request.id}/withdraw`, { asked: request.asked }).catch(
          () => {},
        );
      signal.addEventListener('abort', withdraw, { once: true });
      try {
        for await (const record of records(request, options, signal, clock)) {
          const seen = told.get(key) ?? 0;
          const refused = record.refused[seen];
          if (refused) {
            // Handed on so that the gate records who tried; it refuses by the same rule and asks again.
            told.set(key, seen + 1);
            return refused;
          }
          if (record.status === 'decided' && record.answer) return record.answer;
        }
        throw new AgentError('unavailable', 'The server of approvals gave no answer.');
      } finally {
        signal.removeEventListener('abort', withdraw);
      }
    },
  };
}

/** The states of a request, from its registration on, for as long as somebody asks for the next. */
async function* records(
  request: WebhookRequest,
  options: WebhookOptions,
  signal: AbortSignal,
  clock: ApproverClock,
): AsyncGenerator<WebhookRecord, void> {
  const poll = `/approvals/${request.id}?wait=${longPollSeconds}`;
  let isKnown = false;
  for (let failures = 0; ; ) {
    const asked: Promise<WebhookRecord | null> = isKnown
      ? send(options, 'GET', poll, null, signal)
      : send(options, 'POST', '/approvals', { ...request }, signal);
    const answer: WebhookRecord | AgentError | null = await asked.catch((error: unknown) => {
      signal.throwIfAborted();
      return error instanceof AgentError
        ? error
        : new AgentError('network', `No server of approvals answers at ${options.url}.`, { cause: error });
    });
    if (answer instanceof AgentError) {
      failures++;
      if (answer.kind !== 'network' || failures >= mostFailures) throw answer;
      await clock.sleep(pauseMs, signal);
      continue;
    }
    failures = 0;
    isKnown = answer !== null && answer.status !== 'withdrawn';
    if (answer) yield answer;
  }
}

/** @returns null where the server does not know the request */
async function send(
  { url, secret }: WebhookOptions,
  method: 'GET' | 'POST',
  path: string,
  content: Json,
  signal?: AbortSignal,
): Promise<WebhookRecord | null> {
  const body = content === null ? '' : JSON.stringify(content);
  const target = new URL(`${url.replace(/\/+$/, '')}${path}`);
  // The server compares with the time of the world; the clock of a trial may be virtual.
  const timestamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000));
  const signature = signRequest(secret, {
    timestamp,
    method,
    target: `${target.pathname}${target.search}`,
    body,
  });
  const response = await fetch(target, {
    method,
    headers: {
      [signatureHeaders.timestamp]: timestamp,
      [signatureHeaders.signature]: signature,
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === '' ? {} : { body }),
    ...(signal ? { signal } : {}),
    redirect: 'error',
  });
  const text = await response.text();
  if (response.status === 404 && method === 'GET') return null;
  if (response.status >= 500)
    throw new AgentError('network', `The server of approvals answered ${response.status}.`);
  if (!response.ok)
    throw new AgentError(
      'permission',
      `The server of approvals answered ${response.status}: ${text.slice(0, 200)}`,
    );
  return readRecord(text);
}

function readRecord(text: string): WebhookRecord {
  try {
    return webhookRecordSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AgentError('output', 'The server of approvals answered something that is no request.', {
      cause,
    });
  }
}

function requestOf(pending: PendingApproval): WebhookRequest {
  const { id, gate, node, call, action, payload = null, destructive = false, asked, timeoutMs } = pending;
  const isBounded = timeoutMs !== undefined && Number.isFinite(timeoutMs);
  return {
    ...{ id, gate, call, action, payload, destructive },
    ...(node === undefined ? {} : { node }),
    asked: asked === null ? null : [...asked],
    timeoutMs: isBounded ? timeoutMs : null,
  };
}
