import type { OpenAI } from 'openai';
import { formatDuration, longestTimerMs } from '../../../model/duration.ts';
import { AgentError } from '../../../model/failure.ts';
import { epochMs } from '../../own-time.ts';
import { modelFailure } from './model-failure.ts';
import { type ServiceAddress, serviceAddress } from './service-address.ts';

/** Asked for once: in a bundle, each `import()` would copy all that the package exports. */
let loading: Promise<typeof import('openai')> | null = null;

interface Sending {
  readonly model: string;
  readonly signal: AbortSignal;
  /** Ends the call with an error of kind `timeout`. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Sends one request to the service that the environment names, with a client of the package `openai`.
 *
 * @throws AgentError, or the signal's reason once that is aborted
 */
export async function send<Answer>(
  { model, signal, timeoutMs }: Sending,
  request: (client: OpenAI, options: { signal: AbortSignal }) => PromiseLike<Answer>,
): Promise<Answer> {
  const address = serviceAddress(process.env, model);
  loading ??= import('openai');
  const { OpenAI, APIConnectionTimeoutError } = await loading;
  const limit = limitOf(timeoutMs);
  try {
    const client = clientFor(address, OpenAI);
    return await request(client, { signal: limit ? AbortSignal.any([signal, limit]) : signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AgentError) throw error;
    if (limit?.aborted || error instanceof APIConnectionTimeoutError) {
      const within =
        limit?.aborted && timeoutMs !== undefined ? `within ${formatDuration(timeoutMs)}` : 'in time';
      throw new AgentError('timeout', `The model "${model}" at ${address.shown} gave no answer ${within}.`);
    }
    throw modelFailure(error, model, address, epochMs());
  }
}

function limitOf(timeoutMs: number | undefined): AbortSignal | null {
  if (timeoutMs === undefined || !Number.isFinite(timeoutMs)) return null;
  return AbortSignal.timeout(Math.min(longestTimerMs, Math.max(0, Math.ceil(timeoutMs))));
}

let last: { readonly address: ServiceAddress; readonly client: OpenAI } | null = null;

/** The client of the last call where the address is the same: to make one takes longer than to use it. */
function clientFor(address: ServiceAddress, Client: typeof OpenAI): OpenAI {
  if (last && last.address.key === address.key && last.address.baseUrl === address.baseUrl)
    return last.client;
  const client = new Client(clientOptions(address));
  last = { address, client };
  return client;
}

function clientOptions({ key, baseUrl }: ServiceAddress): ConstructorParameters<typeof OpenAI>[0] {
  return {
    baseURL: baseUrl,
    apiKey: key ?? 'none',
    ...(key === null ? { defaultHeaders: { authorization: null } } : {}),
    maxRetries: 0,
    // The trace is the record; what the package logs would land in the middle of the report.
    logLevel: 'off',
  };
}
