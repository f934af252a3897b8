import type { Server } from 'node:http';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { createApprovalsServer } from './approvals-server.ts';
import { readSecret } from './read-secret.ts';

/** Only programs of this machine reach it. */
const host = '127.0.0.1';
const defaultPort = 7411;

/**
 * `agent-eval approvals serve`: a server on loopback where people decide what waits at gates.
 *
 * @returns the exit code, once it is stopped by Ctrl-C or SIGTERM
 * @throws UserProblem where there is no secret, or the port cannot be had
 */
export async function serveApprovals(
  options: { readonly port?: number; readonly secretEnv?: string },
  terminal: Terminal,
): Promise<number> {
  const { port: wanted = defaultPort } = options;
  if (wanted > 65_535)
    throw new UserProblem(`There is no port ${wanted}`, 'Name one up to 65535 with --port.');
  const server = createApprovalsServer({ secret: readSecret(options.secretEnv) });
  const port = await listen(server, wanted);
  terminal.out(`Approvals are decided at http://${host}:${port}. Ctrl-C ends it.\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  server.closeAllConnections();
  server.close();
  return 0;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const what = `Port ${port} cannot be used: ${error.code ?? error.message}`;
      reject(new UserProblem(what, 'Name a free one with --port, or let one be found with --port 0.'));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
