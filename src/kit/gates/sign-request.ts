import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers of a signed request, in lower case. */
export const signatureHeaders = {
  timestamp: 'x-agent-eval-timestamp',
  signature: 'x-agent-eval-signature',
} as const;

/** What a signature speaks for. Method and target are in it, so that no word on one request counts for another. */
export interface SignedRequest {
  /** Seconds since 1970, as it stands in the header. */
  readonly timestamp: string;
  /** In upper case. */
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly body: string | Uint8Array;
}

/** `sha256=` and the hex HMAC-SHA256 of timestamp, method and target, each with a line end, and the body. */
export function signRequest(secret: string, request: SignedRequest): string {
  return `sha256=${hmac(secret, request).toString('hex')}`;
}

/** Compares in constant time, so that nobody can find a signature digit by digit. */
export function isSignedBy(secret: string, signature: string, request: SignedRequest): boolean {
  const digits = /^sha256=([0-9a-f]{64})$/.exec(signature)?.[1];
  return digits !== undefined && timingSafeEqual(Buffer.from(digits, 'hex'), hmac(secret, request));
}

function hmac(secret: string, { timestamp, method, target, body }: SignedRequest): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}\n${method}\n${target}\n`).update(body).digest();
}
