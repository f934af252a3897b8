import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { historyOf } from '../earlier/history-of.ts';
import { explainProblem } from './explain-problem.ts';
import type { ViewedRuns } from './find-viewed.ts';
import type { PageText } from './page-text.ts';
import { refuseRequest } from './refuse-request.ts';
import { rememberedHistory } from './remembered-history.ts';
import { RunShelf } from './run-shelf.ts';
import { runState } from './run-state.ts';
import { safeHeaders } from './safe-headers.ts';
import { type Content, sendContent } from './send-content.ts';
import { streamChanges } from './stream-changes.ts';
import { ViewProblem } from './view-problem.ts';

export interface ViewServerOptions {
  readonly runs: ViewedRuns;
  readonly page: PageText;
  /** Told of what broke here; whoever asked is told only that something did. */
  readonly onFault: (error: unknown) => void;
}

/** Nobody who asks slowly, or never to the end, holds a connection for long. */
const limits = { headersTimeout: 10_000, requestTimeout: 10_000, connectionsCheckingInterval: 5000 };
const mostConnections = 100;

/**
 * An HTTP server with the page of a report, and with what the page asks for: see `served-source.ts`.
 *
 * It answers to pages of its own only, changes nothing, and finds runs by their names among those that can be looked at.
 */
export function createViewServer(options: ViewServerOptions): Server {
  const shown = { ...options, shelf: new RunShelf(), read: rememberedHistory() };
  const server = createServer({ ...limits, maxHeaderSize: 16_384 }, (request, response) => {
    for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
    answer(request, response, shown)
      .catch((error: unknown) => explainProblem(error, options.onFault))
      .then((content) => (content === null ? undefined : sendContent(request, response, content)))
      // The other side has gone away: there is nobody to tell.
      .catch(() => response.destroy());
  });
  server.maxConnections = mostConnections;
  return server;
}

interface Shown extends ViewServerOptions {
  readonly shelf: RunShelf;
  readonly read: ReturnType<typeof rememberedHistory>;
}

/** null: it is answered already. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  shown: Shown,
): Promise<Content | null> {
  const refusal = refuseRequest(request);
  if (refusal) return refuse(refusal);
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(request.url ?? '') ?? [];
  const parts = path.split('/').slice(1).map(decoded);
  if (path === '/') return redirect(shown.runs.first());
  if (parts.length === 2 && parts[0] === 'runs') return htmlPage(shown, parts[1] ?? '');
  const [api, runs, name = '', verb, ...rest] = parts;
  if (api !== 'api' || runs !== 'runs' || rest.length > 0)
    throw new ViewProblem(404, 'There is nothing here.');
  const folder = findFolder(shown.runs, name);
  if (verb === undefined) return json(await shown.shelf.page(folder, () => history(shown)));
  if (verb === 'case')
    return json(
      JSON.stringify(await shown.shelf.details(folder, new URLSearchParams(query).get('name') ?? '')),
    );
  if (verb !== 'changes') throw new ViewProblem(404, 'There is nothing here.');
  return changes(request, response, folder, shown);
}

function refuse({ status, reason }: NonNullable<ReturnType<typeof refuseRequest>>): Content {
  // What else comes over this connection is not wanted either.
  const headers = { connection: 'close', ...(status === 405 ? { allow: 'GET, HEAD' } : {}) };
  return { status, type: 'text/plain', body: reason, headers };
}

function redirect(run: string | null): Content {
  if (run === null) throw new ViewProblem(404, 'There is no run any more. Make one with: agent-eval run');
  const headers = { location: `/runs/${encodeURIComponent(run)}` };
  return { status: 302, type: 'text/plain', body: run, headers };
}

/** The page of a run that is not there is the same: it is the page that tells. */
function htmlPage({ runs, page }: Shown, name: string): Content {
  const status = runs.folders().has(name) ? 200 : 404;
  return { status, type: 'text/html', body: page.text, headers: { 'content-security-policy': page.policy } };
}

function json(body: Buffer | string): Content {
  return { status: 200, type: 'application/json', body };
}

function history({ runs, read }: Shown): ReturnType<typeof historyOf> {
  return historyOf(runs.folders(), read);
}

function changes(request: IncomingMessage, response: ServerResponse, folder: string, { shelf }: Shown): null {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  if (request.method === 'HEAD') {
    response.end();
    return null;
  }
  const lastSeen = request.headers['last-event-id'];
  const run = { state: () => runState(folder), cost: () => shelf.costOf(folder) };
  streamChanges(response, run, typeof lastSeen === 'string' ? lastSeen : undefined);
  return null;
}

const mostNames = 5;

function findFolder(runs: ViewedRuns, name: string): string {
  const folders = runs.folders();
  const folder = folders.get(name);
  if (folder !== undefined) return folder;
  const names = [...folders.keys()].sort().reverse();
  const more = names.length > mostNames ? ', …' : '';
  const others =
    names.length > 0 ? `Those that can be: ${names.slice(0, mostNames).join(', ')}${more}` : 'There is none.';
  throw new ViewProblem(404, `No run of this name can be looked at here. ${others}`);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
