import type { AgentContext } from '../../../model/agent.ts';
import { longestTimerMs } from '../../../model/duration.ts';
import { AgentError } from '../../../model/failure.ts';
import { loadMcpSdk, type McpSdk } from './load-mcp-sdk.io.ts';
import { mcpError } from './mcp-error.ts';
import { type McpServer, nameOfServer } from './mcp-server.ts';
import { type McpTransport, openTransport } from './open-transport.io.ts';

/** An open connection, and the SDK that it was made with. */
export interface McpSession {
  readonly client: InstanceType<McpSdk['Client']>;
  readonly sdk: McpSdk;
}

/** What one request may be told: the trial ends it, no limit of its own. */
export interface McpRequest {
  readonly signal: AbortSignal;
  readonly timeout: number;
}

/** A server that does not even say hello is given up, so that a later trial may try anew. */
const helloMs = 30_000;

/**
 * The one connection of an agent to a server, shared by its trials: opened when it is first needed, and again after it was
 * lost.
 */
export class McpConnection {
  readonly #server: McpServer;
  readonly #name: string;
  #opening: Promise<McpSession> | null = null;
  #client: McpSession['client'] | null = null;
  #transport: McpTransport | null = null;
  #isClosed = false;

  constructor(server: McpServer) {
    this.#server = server;
    this.#name = nameOfServer(server);
  }

  /**
   * Does something with the connection, in real time, and no longer than the trial lasts.
   *
   * @throws AgentError, or the signal's reason
   */
  use<Value>(
    { clock, signal }: Pick<AgentContext, 'clock' | 'signal'>,
    work: (session: McpSession, request: McpRequest) => Promise<Value>,
  ): Promise<Value> {
    return clock.hold(this.#use(signal, work));
  }

  /** Ends the program, or hangs up. The connection is not opened again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#opening = null;
    await this.#client?.close();
  }

  async #use<Value>(
    trial: AbortSignal,
    work: (session: McpSession, request: McpRequest) => Promise<Value>,
  ): Promise<Value> {
    // One of its own: what listens to it goes with the request, and does not heap up on that of the trial.
    const signal = AbortSignal.any([trial]);
    try {
      signal.throwIfAborted();
      const session = await Promise.race([this.#open(), endOf(signal)]);
      return await work(session, { signal, timeout: longestTimerMs });
    } catch (error) {
      signal.throwIfAborted();
      throw mcpError(error, this.#name, this.#transport?.lastWords());
    }
  }

  #open(): Promise<McpSession> {
    if (this.#opening) return this.#opening;
    const opening = this.#connect();
    this.#opening = opening;
    opening.catch(() => this.#forget(opening));
    return opening;
  }

  async #connect(): Promise<McpSession> {
    const sdk = await loadMcpSdk();
    if (this.#isClosed) throw new AgentError('unavailable', `${this.#name} was closed.`);
    const client = new sdk.Client({ name: 'agent-eval', version: '1.0.0' });
    this.#client = client;
    this.#transport = openTransport(this.#server, sdk);
    const opening = this.#opening;
    client.onclose = () => this.#forget(opening);
    await client.connect(this.#transport.transport, { timeout: helloMs });
    return { client, sdk };
  }

  #forget(opening: Promise<McpSession> | null): void {
    if (this.#opening === opening) this.#opening = null;
  }
}

function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
