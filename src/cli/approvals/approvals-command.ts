import { listenOnLoopback } from '../listen-on-loopback.ts';
import { serveUntilStopped } from '../serve-until-stopped.ts';
import type { Terminal } from '../terminal.ts';
import { createApprovalsServer } from './approvals-server.ts';
import { readSecret } from './read-secret.ts';

const defaultPort = 7411;

/**
 * `agent-eval approvals serve`: a server on loopback where people decide what waits at gates.
 *
 * @returns the exit code, once it is stopped by Ctrl-C or SIGTERM
 * @throws UserProblem where there is no secret, or the port cannot be had
 */
export async function serveApprovals(
  { port = defaultPort, secretEnv }: { readonly port?: number; readonly secretEnv?: string },
  terminal: Terminal,
): Promise<number> {
  const server = createApprovalsServer({ secret: readSecret(secretEnv) });
  const address = await listenOnLoopback(server, port);
  terminal.out(`Approvals are decided at ${address}. Ctrl-C ends it.\n`);
  await serveUntilStopped(server);
  return 0;
}
