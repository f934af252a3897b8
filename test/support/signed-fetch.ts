import { signatureHeaders, signRequest } from '../../src/kit/gates/sign-request.ts';

export interface SignedCall {
  readonly secret?: string;
  /** Seconds since 1970; now unless given. */
  readonly timestamp?: number;
  readonly method?: string;
  readonly body?: unknown;
  /** Sent in place of the signature that fits. */
  readonly signature?: string;
}

/** A signed request to the server of approvals, and its answer. */
export async function signedFetch(
  base: string,
  target: string,
  call: SignedCall = {},
): Promise<{ status: number; content: Record<string, unknown> }> {
  const {
    secret = 'a secret of tests',
    body: content,
    method = content === undefined ? 'GET' : 'POST',
  } = call;
  const body = content === undefined ? '' : typeof content === 'string' ? content : JSON.stringify(content);
  const timestamp = String(call.timestamp ?? Math.floor(Date.now() / 1000));
  const signature = call.signature ?? signRequest(secret, { timestamp, method, target, body });
  const response = await fetch(`${base}${target}`, {
    method,
    headers: { [signatureHeaders.timestamp]: timestamp, [signatureHeaders.signature]: signature },
    ...(body === '' ? {} : { body }),
  });
  const answer: unknown = await response.json();
  return { status: response.status, content: { ...(answer as object) } };
}
