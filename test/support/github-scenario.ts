import type { IncomingMessage } from 'node:http';

/** What stands on GitHub. Everything has a default; live, so that tests and hooks may change it while it is asked. */
export interface GitHubScenario {
  /** `octo/agents` unless told. */
  repository?: string;
  /** The only one that is taken; any unless told. */
  token?: string;
  /** Whose token it is; a bot cannot ask `GET /user`. `github-actions[bot]` unless told. */
  viewer?: string;
  /** The token belongs to an app that may not ask GraphQL who it is either. */
  hidesViewer?: boolean;
  pulls?: StubPull[];
  comments?: StubComment[];
  /** Parents of each commit. */
  history?: Readonly<Record<string, readonly string[]>>;
  runs?: StubRun[];
  artifacts?: StubArtifact[];
  /** Most that a page holds, whatever is asked for: pages with little data. */
  pageSize?: number;
  faults?: Fault[];
  /** Called before a request is answered: the place for a second writer, or to hold one up. */
  before?: (request: StubRequest) => void | Promise<void>;
}

export interface StubPull {
  number: number;
  state?: 'open' | 'closed';
  head: { repository?: string | null; ref: string; sha: string };
  base: { ref: string; sha: string };
}

export interface StubComment {
  id: number;
  pull: number;
  user: string | null;
  body: string;
}

export interface StubRun {
  id: number;
  event?: string;
  branch?: string;
  sha: string;
  /** Where its head lies; the repository itself unless told. */
  headRepository?: string | null;
  workflow?: string;
}

export interface StubArtifact {
  id: number;
  run: number;
  name?: string;
  expired?: boolean;
  /** What is zipped, by path; or the bytes themselves. */
  content: Readonly<Record<string, string>> | Uint8Array;
  /** What the list says of its size; that of the zip unless told. */
  size?: number;
}

/** An answer that is not the usual one. */
export interface Fault {
  /** Part of `METHOD /path`, such as `POST /repos/octo/agents/issues/7/comments`, or `comments`. */
  on: string;
  /** How often, from the first; always unless told. */
  times?: number;
  status?: number;
  message?: string;
  headers?: Readonly<Record<string, string>>;
  /** Instead of a status: no answer at all, a closed connection, or half of one. */
  does?: 'hang' | 'reset' | 'malformed';
  /** What was asked for is done all the same. */
  isDone?: boolean;
}

export interface StubRequest {
  readonly method: string;
  /** Without the query, as sent. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON, or null. */
  readonly body: unknown;
}

/** With its defaults, and live. */
export type GitHubState = Required<Pick<GitHubScenario, 'comments' | 'pulls' | 'artifacts' | 'runs'>> &
  GitHubScenario;
