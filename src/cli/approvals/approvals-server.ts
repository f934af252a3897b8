import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { isSignedBy, signatureHeaders } from '../../kit/gates/sign-request.ts';
import { webhookDecisionSchema, webhookRequestSchema } from '../../kit/gates/webhook-record.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import { ApprovalDesk, type DeskAnswer } from './approval-desk.ts';

export interface ApprovalsServerOptions {
  readonly secret: string;
  /** The time of the world. */
  readonly now?: () => Date;
}

/** A signature older or newer than this is refused. */
const windowMs = 300_000;
const mostBytes = 1_000_000;
/** Beyond this nobody listens to the end of a body any more. */
const mostDrainedBytes = 100_000_000;
const mostWaitSeconds = 30;

interface Reply {
  readonly status: number;
  readonly content: unknown;
}

/** An HTTP server with all requests that wait for people; it listens to nothing that is not signed. */
export function createApprovalsServer({ secret, now = () => new Date() }: ApprovalsServerOptions): Server {
  const desk = new ApprovalDesk(now);
  return createServer((request, response) => {
    answer(request, { desk, secret, now, gone: goneSignal(response) })
      .catch(() => problem(500, 'Something broke here; nothing was changed.'))
      .then((reply) => send(response, reply))
      // The other side has gone away: there is nobody to tell.
      .catch(() => response.destroy());
  });
}

interface Setting {
  readonly desk: ApprovalDesk;
  readonly secret: string;
  readonly now: () => Date;
  /** Aborted when the other side has gone. */
  readonly gone: AbortSignal;
}

async function answer(request: IncomingMessage, setting: Setting): Promise<Reply> {
  const body = await readBody(request);
  if (body === null) return problem(413, `A body may have ${mostBytes} bytes.`);
  // One answer for every flaw of a signature, before anything is looked up: it tells nothing about the secret or ids.
  if (!isGenuine(request, body, setting)) return problem(401, 'The signature is missing, wrong or too old.');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const [area, name, verb, ...rest] = pathname.slice(1).split('/').map(decoded);
  if (rest.length > 0 || name === '' || verb === '') return problem(404, 'There is nothing here.');
  const call: Call = { method: request.method ?? '', body, query: searchParams, gone: setting.gone };
  if (area === 'approvals') return onApprovals(setting.desk, call, name, verb);
  if (area === 'gates' && name !== undefined && verb === 'decision') return onGate(setting.desk, call, name);
  return problem(404, 'There is nothing here.');
}

interface Call {
  readonly method: string;
  readonly body: Buffer;
  readonly query: URLSearchParams;
  readonly gone: AbortSignal;
}

async function onApprovals(
  desk: ApprovalDesk,
  call: Call,
  id: string | undefined,
  verb: string | undefined,
): Promise<Reply> {
  const { method, body, query } = call;
  if (id === undefined && method === 'GET')
    return { status: 200, content: { approvals: desk.list(query.get('status')) } };
  if (id === undefined && method === 'POST')
    return withBody(body, webhookRequestSchema, (request) => desk.register(request));
  if (id !== undefined && verb === undefined && method === 'GET') return poll(desk, call, id);
  if (id !== undefined && method === 'POST' && verb === 'decision')
    return withBody(body, webhookDecisionSchema, (decision) => desk.decide(id, decision));
  if (id !== undefined && method === 'POST' && verb === 'withdraw')
    return withBody(body, withdrawSchema, ({ asked }) => desk.withdraw(id, asked));
  const isKnown = verb === undefined || verb === 'decision' || verb === 'withdraw';
  return isKnown
    ? problem(405, 'This method is not for this address.')
    : problem(404, 'There is nothing here.');
}

function onGate(desk: ApprovalDesk, { method, body }: Call, gate: string): Reply {
  if (method !== 'POST') return problem(405, 'This method is not for this address.');
  return withBody(body, earlySchema, ({ decision, ...early }) =>
    desk.decideEarly(gate, { ...decision, ...early }),
  );
}

const withdrawSchema = z.strictObject({ asked: z.array(z.string()).nullable() });
const earlySchema = z.strictObject({
  key: z.string().min(1).max(200),
  when: jsonSchema.exactOptional(),
  decision: webhookDecisionSchema,
});

/** Waits for a change as long as it is asked to, so that nobody has to ask every second. */
async function poll(desk: ApprovalDesk, { query, gone }: Call, id: string): Promise<Reply> {
  const record = desk.get(id);
  if (!record) return problem(404, 'No request has this id.');
  const seconds = Math.min(mostWaitSeconds, Number(query.get('wait') ?? 0) || 0);
  if (record.status === 'waiting' && seconds > 0) await changeOf(desk, id, seconds, gone);
  return { status: 200, content: desk.get(id) ?? record };
}

function changeOf(desk: ApprovalDesk, id: string, seconds: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      unlisten();
      gone.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    const unlisten = desk.onChange(id, done);
    gone.addEventListener('abort', done);
  });
}

function withBody<Content>(
  body: Buffer,
  schema: z.ZodType<Content>,
  work: (content: Content) => DeskAnswer,
): Reply {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return problem(400, 'The body is not JSON.');
  }
  const checked = schema.safeParse(content);
  if (!checked.success) return problem(400, z.prettifyError(checked.error));
  const answered = work(checked.data);
  return 'reason' in answered
    ? problem(answered.status, answered.reason)
    : { status: answered.status, content: answered.record ?? { kept: true } };
}

function isGenuine(request: IncomingMessage, body: Buffer, { secret, now }: Setting): boolean {
  const timestamp = String(request.headers[signatureHeaders.timestamp] ?? '');
  const signature = String(request.headers[signatureHeaders.signature] ?? '');
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const isRecent = Math.abs(now().getTime() - Number(timestamp) * 1000) <= windowMs;
  const { method = '', url: target = '' } = request;
  return isSignedBy(secret, signature, { timestamp, method, target, body }) && isRecent;
}

/** What is too long is heard to its end and thrown away: whoever still sends would not hear an earlier answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > mostDrainedBytes) request.destroy();
    if (bytes > mostBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  return bytes > mostBytes ? null : Buffer.concat(chunks);
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function problem(status: number, message: string): Reply {
  return { status, content: { error: message } };
}

function send(response: ServerResponse, { status, content }: Reply): void {
  const body = JSON.stringify(content);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
