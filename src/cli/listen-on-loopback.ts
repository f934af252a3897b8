import type { Server } from 'node:http';
import { UserProblem } from './user-problem.ts';

/** Only programs of this machine reach it. */
const host = '127.0.0.1';

/**
 * Has a server listen to this machine alone.
 *
 * @param port - 0 finds a free one
 * @returns its address, such as `http://127.0.0.1:7411`
 * @throws UserProblem where the port cannot be had
 */
export function listenOnLoopback(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const cause = error.code === 'EADDRINUSE' ? 'another program has it' : (error.code ?? error.message);
      reject(
        new UserProblem(
          `Port ${port} cannot be used: ${cause}`,
          'Name a free one with --port, or let one be found with --port 0.',
        ),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(`http://${host}:${typeof address === 'object' && address !== null ? address.port : port}`);
    });
  });
}
