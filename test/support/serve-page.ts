import { createServer, type ServerResponse } from 'node:http';
import { afterAll } from 'vitest';
import type { PageData } from '../../src/report/html/page-data.ts';
import { pageTemplate } from '../../src/report/html/page-template.io.ts';

export interface ServedPage {
  /** Of the run's page. */
  readonly address: string;
  /** What is answered from now on, told to the page; null: a failure. */
  change(data: PageData | null): void;
}

/** Serves the page without data in it, and what it asks for. To be called in a file of tests, which ends it. */
export async function servePage(first: PageData): Promise<ServedPage> {
  let data: PageData | null = first;
  const listeners = new Set<ServerResponse>();
  const { before, after } = pageTemplate();
  const server = createServer(({ url = '' }, response) => {
    if (url === '/runs/run-1') response.setHeader('content-type', 'text/html').end(before + after);
    else if (url === '/api/runs/run-1/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      listeners.add(response);
    } else if (url === '/api/runs/run-1' && data) response.end(JSON.stringify(data));
    else response.writeHead(500).end('its log is gone');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${port}/runs/run-1`,
    change(next) {
      data = next;
      for (const listener of listeners) listener.write('data: more\n\n');
    },
  };
}
