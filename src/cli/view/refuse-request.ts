import type { IncomingMessage } from 'node:http';

/** Why a request is not answered. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

const longestAddress = 4096;
const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses whatever pages of this server do not ask for. Any page that a browser shows can send requests to this machine,
 * under another name, too, that leads here (DNS rebinding).
 *
 * @returns null: nothing speaks against it
 */
export function refuseRequest({ method = '', url = '', headers }: IncomingMessage): Refusal | null {
  if (url.length > longestAddress) return { status: 414, reason: 'This address is too long.' };
  if (!ownNames.has(hostname(`http://${headers.host}`)))
    return { status: 421, reason: 'Runs are shown at http://127.0.0.1 and http://localhost only.' };
  if (!isOwn(headers))
    return {
      status: 403,
      reason: 'Another site asked for this. Type the address, or paste it into a new tab.',
    };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, reason: 'Nothing can be changed here: ask with GET or HEAD.' };
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0)
    return { status: 413, reason: 'A request here has no body.' };
  return null;
}

/** Pages of other ports of this machine are of the same site, but others all the same. */
function isOwn({ origin, host, ...headers }: IncomingMessage['headers']): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  return (site === 'none' || site === 'same-origin') && (origin === undefined || origin === `http://${host}`);
}

function hostname(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}
