import type { Server } from 'node:http';

/** Settles once Ctrl-C or SIGTERM has ended the server, whatever connections it had. */
export async function serveUntilStopped(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  server.closeAllConnections();
  server.close();
}
