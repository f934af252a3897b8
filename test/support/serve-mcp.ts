import { createServer, type IncomingMessage } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { makeServer } from './mcp-server.mjs';

export interface ServedMcp {
  readonly url: string;
  /** Answers all requests with this status; null: as it should. */
  status: number | null;
  /** Headers of the last request. */
  headers: IncomingMessage['headers'];
  close(): Promise<void>;
}

/** The server of `mcp-server.mjs` as a service on loopback, without sessions. */
export async function serveMcp(): Promise<ServedMcp> {
  const http = createServer(async (request, response) => {
    served.headers = request.headers;
    if (served.status !== null) return response.writeHead(served.status).end('no');
    const transport = new StreamableHTTPServerTransport({});
    const server = makeServer();
    response.on('close', () => void server.close());
    await server.connect(transport);
    return transport.handleRequest(request, response);
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const served: ServedMcp = {
    url: `http://127.0.0.1:${port}/mcp?key=secret-in-query`,
    status: null,
    headers: {},
    close: () => {
      http.closeAllConnections();
      return new Promise((closed) => http.close(() => closed()));
    },
  };
  return served;
}
