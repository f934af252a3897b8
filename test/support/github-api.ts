import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { badToken, handle, zipOf } from './github-routes.ts';
import type { Fault, GitHubScenario, GitHubState, StubRequest } from './github-scenario.ts';

export type { Fault, GitHubScenario, StubPull } from './github-scenario.ts';

/** The errors that GitHub is known for; spread one into a fault. */
export const githubErrors = {
  badToken: { status: 401, message: 'Bad credentials' },
  readOnly: { status: 403, message: 'Resource not accessible by integration' },
  notFound: { status: 404, message: 'Not Found' },
  conflict: { status: 409, message: 'Conflict' },
  unprocessable: { status: 422, message: 'Validation Failed' },
  tooMany: { status: 429, message: 'Too many requests', headers: { 'retry-after': '2' } },
  secondaryLimit: { status: 403, message: 'You have exceeded a secondary rate limit.' },
  unavailable: { status: 503, message: 'Service unavailable' },
} as const;

export interface StubGitHub {
  /** For `GITHUB_API_URL`. */
  readonly url: string;
  readonly scenario: GitHubState;
  /** Every one, of the API and of the store of artifacts, in order. */
  readonly requests: StubRequest[];
  /** `METHOD /path` of each. */
  asked(): string[];
  close(): Promise<void>;
}

/** GitHub's REST API on loopback, as far as the action uses it. */
export async function serveGitHub(scenario: GitHubScenario = {}): Promise<StubGitHub> {
  const state = { comments: [], pulls: [], artifacts: [], runs: [], ...scenario };
  const requests: StubRequest[] = [];
  const store = createServer(async (incoming, response) => {
    const request = await read(incoming);
    requests.push(request);
    const fault = faultOf(state, request);
    if (fault) return spoil(fault, response);
    const artifact = state.artifacts.find(({ id }) => request.path === `/zips/${id}`);
    // The real store refuses whoever shows it a second proof beside the signed address.
    if (request.headers.authorization !== undefined || !artifact) return void response.writeHead(400).end();
    response.writeHead(200, { 'content-type': 'application/zip' }).end(zipOf(artifact));
  });
  const storeUrl = await listen(store);
  const api = createServer(async (incoming, response) => {
    const request = await read(incoming);
    requests.push(request);
    await state.before?.(request);
    const fault = faultOf(state, request);
    if (!fault || fault.isDone) answer(state, request, response, { storeUrl, url, isSilent: fault !== null });
    if (fault) spoil(fault, response);
  });
  const url = await listen(api);
  return {
    url,
    scenario: state,
    requests,
    asked: () => requests.map(({ method, path }) => `${method} ${path}`),
    close: async () => {
      await Promise.all([shut(api), shut(store)]);
    },
  };
}

function faultOf({ faults = [] }: GitHubScenario, { method, path }: StubRequest): Fault | null {
  const fault = faults.find(({ on, times }) => times !== 0 && `${method} ${path}`.includes(on));
  if (fault?.times !== undefined) fault.times -= 1;
  return fault ?? null;
}

function spoil(fault: Fault, response: ServerResponse): void {
  if (fault.does === 'hang') return;
  if (fault.does === 'reset') return void response.socket?.destroy();
  if (fault.does === 'malformed') {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{"id": 1, "bo');
    return;
  }
  reply(response, fault.status ?? 500, { message: fault.message ?? 'Server Error' }, fault.headers);
}

interface Place {
  readonly url: string;
  readonly storeUrl: string;
  /** The work is done, but somebody else answers. */
  readonly isSilent: boolean;
}

function answer(state: GitHubState, request: StubRequest, response: ServerResponse, place: Place): void {
  const token = request.headers.authorization?.replace(/^(token|bearer) /i, '');
  const isRefused = token === undefined || (state.token !== undefined && token !== state.token);
  const { status, body, headers } = isRefused ? badToken : handle(state, request, place);
  if (!place.isSilent) reply(response, status, body, headers);
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const limits = { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999' };
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...limits, ...headers });
  response.end(body === null ? '' : JSON.stringify(body));
}

async function read(incoming: IncomingMessage): Promise<StubRequest> {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  const { method = '', url = '/', headers } = incoming;
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const body: unknown = text === '' ? null : JSON.parse(text);
  return { method, path: pathname, query: Object.fromEntries(searchParams), headers, body };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
