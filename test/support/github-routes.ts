import { strToU8, zipSync } from 'fflate';
import type {
  GitHubScenario,
  GitHubState,
  StubArtifact,
  StubComment,
  StubPull,
  StubRequest,
  StubRun,
} from './github-scenario.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const badToken: Reply = { status: 401, body: { message: 'Bad credentials' } };
const notFound: Reply = { status: 404, body: { message: 'Not Found' } };

/** What GitHub answers, and what comes of it. */
export function handle(state: GitHubState, request: StubRequest, place: Place): Reply {
  const { method, path, query } = request;
  const viewer = state.viewer ?? 'github-actions[bot]';
  if (path === '/graphql')
    return state.hidesViewer
      ? { status: 200, body: { errors: [{ message: 'Resource not accessible by integration' }] } }
      : { status: 200, body: { data: { viewer: { login: viewer } } } };
  if (path === '/user')
    return viewer.endsWith('[bot]')
      ? { status: 403, body: { message: 'Resource not accessible by integration' } }
      : { status: 200, body: { login: viewer, type: 'User' } };
  if (path === '/rate_limit') return { status: 200, body: { resources: {} } };
  const root = `/repos/${repositoryOf(state)}`;
  if (!path.startsWith(`${root}/`)) return notFound;
  const route = `${method} ${decodeURIComponent(path.slice(root.length))}`;
  for (const [pattern, make] of routes) {
    const match = pattern.exec(route);
    if (match) return make({ state, request, place, query, parts: match.slice(1) });
  }
  return notFound;
}

interface Place {
  readonly url: string;
  /** Where zips of artifacts lie. */
  readonly storeUrl: string;
}

interface Asked {
  readonly state: GitHubState;
  readonly request: StubRequest;
  readonly place: Place;
  readonly query: StubRequest['query'];
  readonly parts: readonly string[];
}

const routes: readonly (readonly [RegExp, (asked: Asked) => Reply])[] = [
  [/^GET \/issues\/(\d+)\/comments$/, listComments],
  [/^POST \/issues\/(\d+)\/comments$/, createComment],
  [/^(GET|PATCH|DELETE) \/issues\/comments\/(\d+)$/, oneComment],
  [/^GET \/pulls$/, listPulls],
  [
    /^GET \/pulls\/(\d+)$/,
    ({ state, parts: [number] }) =>
      found(
        state.pulls.find((pull) => `${pull.number}` === number),
        (pull) => pullBody(state, pull),
      ),
  ],
  [/^GET \/compare\/(.+)\.\.\.(.+)$/, compare],
  [/^GET \/commits$/, listCommits],
  [/^GET \/actions\/runs$/, listRuns],
  [/^GET \/actions\/workflows\/([^/]+)\/runs$/, listRuns],
  [
    /^GET \/actions\/runs\/(\d+)$/,
    ({ state, parts: [id] }) =>
      found(
        state.runs.find((run) => `${run.id}` === id),
        (run) => runBody(state, run),
      ),
  ],
  [/^GET \/actions\/artifacts$/, listArtifacts],
  [/^GET \/actions\/runs\/(\d+)\/artifacts$/, listArtifacts],
  [/^GET \/actions\/artifacts\/(\d+)\/zip$/, downloadArtifact],
];

function found<Item>(item: Item | undefined, body: (item: Item) => unknown): Reply {
  return item === undefined ? notFound : { status: 200, body: body(item) };
}

function repositoryOf({ repository = 'octo/agents' }: GitHubScenario): string {
  return repository;
}

function listComments({ state, parts: [pull], ...asked }: Asked): Reply {
  const { items, headers } = page(
    state.comments.filter((comment) => `${comment.pull}` === pull).sort((a, b) => a.id - b.id),
    state,
    asked,
  );
  return { status: 200, body: items.map((comment) => commentBody(state, comment)), headers };
}

function createComment({ state, request, parts: [pull] }: Asked): Reply {
  const id = Math.max(1000, ...state.comments.map((comment) => comment.id)) + 1;
  const comment = {
    id,
    pull: Number(pull),
    user: state.viewer ?? 'github-actions[bot]',
    body: bodyOf(request),
  };
  if (comment.body.length > 65_536)
    return { status: 422, body: { message: 'Validation Failed', errors: ['body is too long'] } };
  state.comments.push(comment);
  return { status: 201, body: commentBody(state, comment) };
}

function oneComment({ state, request, parts: [method, id] }: Asked): Reply {
  const comment = state.comments.find((one) => `${one.id}` === id);
  if (!comment) return notFound;
  if (method === 'PATCH') comment.body = bodyOf(request);
  if (method !== 'DELETE') return { status: 200, body: commentBody(state, comment) };
  state.comments.splice(state.comments.indexOf(comment), 1);
  return { status: 204, body: null };
}

function commentBody(state: GitHubScenario, { id, pull, user, body }: StubComment): unknown {
  const url = `https://github.test/${repositoryOf(state)}/pull/${pull}#issuecomment-${id}`;
  return { id, body, html_url: url, user: user === null ? null : { login: user } };
}

function bodyOf({ body }: StubRequest): string {
  return typeof body === 'object' && body !== null && 'body' in body ? String(body.body) : '';
}

function listPulls({ state, query, ...asked }: Asked): Reply {
  const wanted = query['state'] ?? 'open';
  const fits = state.pulls.filter(({ head, state: now = 'open' }) => {
    const owner = (
      head.repository === undefined ? repositoryOf(state) : (head.repository ?? 'ghost/gone')
    ).split('/')[0];
    return (
      (wanted === 'all' || now === wanted) &&
      (query['head'] === undefined || query['head'] === `${owner}:${head.ref}`)
    );
  });
  const { items, headers } = page(
    [...fits].sort((a, b) => b.number - a.number),
    state,
    { query, ...asked },
  );
  return { status: 200, body: items.map((pull) => pullBody(state, pull)), headers };
}

function pullBody(state: GitHubScenario, { number, state: now = 'open', head, base }: StubPull): unknown {
  const headRepository = head.repository === undefined ? repositoryOf(state) : head.repository;
  return {
    number,
    state: now,
    head: {
      ref: head.ref,
      sha: head.sha,
      repo: headRepository === null ? null : { full_name: headRepository },
    },
    base: { ref: base.ref, sha: base.sha, repo: { full_name: repositoryOf(state) } },
  };
}

function compare({ state: { history = {} }, parts: [base = '', head = ''] }: Asked): Reply {
  const before = new Set(ancestors(history, base));
  const mergeBase = ancestors(history, head).find((sha) => before.has(sha));
  return mergeBase === undefined
    ? notFound
    : { status: 200, body: { merge_base_commit: { sha: mergeBase } } };
}

function listCommits({ state, query, ...asked }: Asked): Reply {
  const all = ancestors(state.history ?? {}, query['sha'] ?? '');
  if (all.length === 0) return notFound;
  const { items, headers } = page(all, state, { query, ...asked });
  return { status: 200, body: items.map((sha) => ({ sha })), headers };
}

/** The commit and all before it, nearest first. */
function ancestors(history: Readonly<Record<string, readonly string[]>>, sha: string): string[] {
  const seen = new Set(history[sha] === undefined ? [] : [sha]);
  for (const one of seen) for (const parent of history[one] ?? []) seen.add(parent);
  return [...seen];
}

function listRuns({ state, query, parts: [workflow], ...asked }: Asked): Reply {
  const fits = state.runs.filter(
    (run) =>
      (workflow === undefined || workflow === (run.workflow ?? 'ci.yml')) &&
      (query['branch'] ?? run.branch ?? 'main') === (run.branch ?? 'main') &&
      (query['event'] ?? run.event ?? 'push') === (run.event ?? 'push') &&
      (query['head_sha'] ?? run.sha) === run.sha,
  );
  return newestFirst(fits, { state, query, ...asked }, (runs) => ({
    workflow_runs: runs.map((run) => runBody(state, run)),
  }));
}

/** A page of what was made last, with the count of all, as GitHub lists what Actions made. */
function newestFirst<Item extends { readonly id: number }>(
  all: readonly Item[],
  asked: Omit<Asked, 'parts'>,
  bodyOf: (items: readonly Item[]) => object,
): Reply {
  const { items, headers } = page(
    [...all].sort((a, b) => b.id - a.id),
    asked.state,
    asked,
  );
  return { status: 200, body: { total_count: all.length, ...bodyOf(items) }, headers };
}

function runBody(
  state: GitHubScenario,
  { id, event = 'push', branch = 'main', sha, headRepository }: StubRun,
): unknown {
  const full_name = headRepository === undefined ? repositoryOf(state) : headRepository;
  return {
    id,
    event,
    head_branch: branch,
    head_sha: sha,
    head_repository: full_name === null ? null : { full_name },
  };
}

function listArtifacts({ state, query, parts: [run], ...asked }: Asked): Reply {
  const fits = state.artifacts.filter(
    (artifact) =>
      (run === undefined || `${artifact.run}` === run) &&
      (query['name'] ?? nameOf(artifact)) === nameOf(artifact),
  );
  return newestFirst(fits, { state, query, ...asked }, (artifacts) => ({
    artifacts: artifacts.map((one) => artifactBody(state, one)),
  }));
}

function nameOf({ name = 'agent-eval-report' }: StubArtifact): string {
  return name;
}

function artifactBody({ runs }: GitHubState, artifact: StubArtifact): unknown {
  const run = runs.find(({ id }) => id === artifact.run);
  return {
    id: artifact.id,
    name: nameOf(artifact),
    size_in_bytes: artifact.size ?? zipOf(artifact).length,
    expired: artifact.expired ?? false,
    workflow_run: run ? { id: run.id, head_branch: run.branch ?? 'main', head_sha: run.sha } : null,
  };
}

function downloadArtifact({ state, place, parts: [id] }: Asked): Reply {
  const artifact = state.artifacts.find((one) => `${one.id}` === id);
  if (!artifact) return notFound;
  if (artifact.expired) return { status: 410, body: { message: 'Artifact has expired' } };
  return { status: 302, body: null, headers: { location: `${place.storeUrl}/zips/${artifact.id}` } };
}

function page<Item>(
  all: readonly Item[],
  { pageSize = 100 }: GitHubScenario,
  { query, request, place }: Pick<Asked, 'query' | 'request' | 'place'>,
): { items: Item[]; headers: Record<string, string> } {
  const size = Math.min(pageSize, Number(query['per_page'] ?? 30));
  const number = Number(query['page'] ?? 1);
  const next = new URLSearchParams({ ...query, page: `${number + 1}` });
  const hasNext = number * size < all.length;
  return {
    items: all.slice((number - 1) * size, number * size),
    headers: hasNext ? { link: `<${place.url}${request.path}?${next}>; rel="next"` } : {},
  };
}

/** The bytes of an artifact. */
export function zipOf({ content }: StubArtifact): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return zipSync(Object.fromEntries(Object.entries(content).map(([path, text]) => [path, strToU8(text)])));
}
