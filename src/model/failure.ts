import { type ErrorKind, errorKinds } from './error-kinds.ts';
import type { Failure } from './failure-schema.ts';

export { type ErrorKind, errorKinds } from './error-kinds.ts';
export type { Failure } from './failure-schema.ts';

/** Shared by copies of this package. */
const mark = Symbol.for('agent-eval.agent-error');

/**
 * An error that says what kind of failure it is. Agents and tools throw it; any error with a `kind` of the list
 * is read the same way, so that a second copy of this package does no harm.
 */
export class AgentError extends Error {
  /** The command has a copy of this class of its own: an agent that catches what it threw must recognise it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a class that extends this one answers for itself.
    const [isOwn, isHere] = [Function.prototype[Symbol.hasInstance].call(this, value), this === AgentError];
    return isOwn || (isHere && value instanceof Error && Reflect.get(value, mark) === true);
  }

  override readonly name = 'AgentError';
  readonly kind: ErrorKind;
  /** How long the other side asked to wait before the next try, in milliseconds. */
  readonly retryAfterMs?: number;

  constructor(kind: ErrorKind, message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
  }

  get [mark](): true {
    return true;
  }
}

/** Whether the same call may well succeed a moment later. */
export function isTransient(kind: ErrorKind): boolean {
  return kind === 'timeout' || kind === 'rate-limit' || kind === 'unavailable' || kind === 'network';
}

/**
 * The record of whatever was thrown. Never throws itself, whatever the thrown value does.
 *
 * The kind is the error's own `kind`, else follows from an HTTP `status`, a system error `code` or the name
 * `TimeoutError`, else is `agent`.
 */
export function toFailure(thrown: unknown): Failure {
  try {
    const cause = textOf(property(thrown, 'cause'));
    const message = textOf(thrown) || 'The agent threw something without a message.';
    return { kind: kindOf(thrown), message, ...(cause && cause !== message ? { cause } : {}) };
  } catch {
    return { kind: 'agent', message: 'The agent threw something that cannot be read.' };
  }
}

/** How long the other side asked to wait before the next try, in milliseconds; null where it did not say. */
export function retryAfterOf(thrown: unknown): number | null {
  try {
    const value = property(thrown, 'retryAfterMs');
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
  } catch {
    return null;
  }
}

function kindOf(thrown: unknown): ErrorKind {
  const kind = property(thrown, 'kind');
  const known = errorKinds.find((candidate) => candidate === kind);
  if (known) return known;
  if (property(thrown, 'name') === 'TimeoutError') return 'timeout';
  const status = property(thrown, 'status');
  if (status === 429) return 'rate-limit';
  if (status === 502 || status === 503 || status === 504) return 'unavailable';
  if (status === 401 || status === 403) return 'permission';
  const code = property(thrown, 'code') ?? property(property(thrown, 'cause'), 'code');
  return typeof code === 'string' && networkCodes.has(code) ? 'network' : 'agent';
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  const message = property(value, 'message');
  return typeof message === 'string' ? message : String(value);
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
