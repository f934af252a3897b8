import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import type { GitHubResult } from './github-result.ts';
import {
  type Artifact,
  artifactsShape,
  bytesShape,
  type Comment,
  commentShape,
  commentsShape,
  commitsShape,
  comparisonShape,
  nothingShape,
  type Pull,
  pullShape,
  pullsShape,
  runShape,
  userShape,
  viewerShape,
  type WorkflowRun,
} from './github-shapes.ts';
import { type GitHubCall, type GitHubOptions, sendToGitHub } from './send-to-github.ts';

/**
 * The few calls of GitHub's API that the action needs. A repository is `owner/name`. No call throws for what GitHub
 * answers, or does not: trouble is the result.
 */
export interface GitHub {
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Login of whom the token belongs to, such as `github-actions[bot]`. */
  viewer(): Promise<GitHubResult<string>>;
  /** All of them, oldest first. */
  comments(repository: string, pullRequest: number): Promise<GitHubResult<readonly Comment[]>>;
  comment(repository: string, id: number): Promise<GitHubResult<Comment>>;
  createComment(repository: string, pullRequest: number, body: string): Promise<GitHubResult<Comment>>;
  updateComment(repository: string, id: number, body: string): Promise<GitHubResult<Comment>>;
  deleteComment(repository: string, id: number): Promise<GitHubResult<unknown>>;
  pullRequest(repository: string, pullRequest: number): Promise<GitHubResult<Pull>>;
  /** Those from a branch of any repository of `owner`, open or not, newest first. */
  pullRequestsFrom(repository: string, owner: string, branch: string): Promise<GitHubResult<readonly Pull[]>>;
  mergeBase(repository: string, base: string, head: string): Promise<GitHubResult<string>>;
  /** A commit and the 99 before it. */
  history(repository: string, sha: string): Promise<GitHubResult<readonly string[]>>;
  /** A page of a hundred, newest first. */
  artifacts(repository: string, name: string, page: number): Promise<GitHubResult<ArtifactPage>>;
  run(repository: string, id: number): Promise<GitHubResult<WorkflowRun>>;
  /** The zip; null where it is larger than `mostBytes`. */
  download(repository: string, artifact: number, mostBytes: number): Promise<GitHubResult<Uint8Array | null>>;
}

export interface ArtifactPage {
  readonly artifacts: readonly Artifact[];
  readonly hasNext: boolean;
}

/** The API as the token sees it. Nothing is loaded or sent before the first call. */
export function createGitHub(options: GitHubOptions): GitHub {
  const send = sendToGitHub(options);

  async function one<Value>(call: GitHubCall, schema: z.ZodType<Value>): Promise<GitHubResult<Value>> {
    const sent = await send(call, schema);
    return sent.ok ? { ok: true, value: sent.value.value } : sent;
  }

  async function allComments(repository: string, number: number): Promise<GitHubResult<readonly Comment[]>> {
    const all: Comment[] = [];
    for (let page = 1; ; page++) {
      const sent = await send(
        {
          what: `read the comments on pull request ${number}`,
          permission: 'pull-requests: write',
          route: 'GET /repos/{owner}/{repo}/issues/{number}/comments',
          parameters: { ...split(repository), number, per_page: 100, page },
        },
        commentsShape,
      );
      if (!sent.ok) return sent;
      all.push(...sent.value.value);
      if (!sent.value.hasNext || sent.value.value.length === 0) return { ok: true, value: all };
    }
  }

  async function viewer(): Promise<GitHubResult<string>> {
    const purpose = { what: 'find out whose token this is', permission: 'pull-requests: write' };
    const query = {
      ...purpose,
      route: `POST ${graphqlUrl(options.apiUrl)}`,
      parameters: { query: '{viewer{login}}' },
    };
    const seen = await one(query, viewerShape);
    if (seen.ok) return { ok: true, value: seen.value.data.viewer.login };
    const user = await one({ ...purpose, route: 'GET /user', parameters: {} }, userShape);
    return user.ok ? { ok: true, value: user.value.login } : user;
  }

  return {
    sleep: options.sleep ?? wait,
    viewer,
    comments: allComments,
    comment: (repository, id) =>
      one(
        {
          what: 'read the comment again',
          permission: 'pull-requests: write',
          route: 'GET /repos/{owner}/{repo}/issues/comments/{id}',
          parameters: { ...split(repository), id },
        },
        commentShape,
      ),
    createComment: (repository, number, body) =>
      one(
        {
          what: `comment on pull request ${number}`,
          permission: 'pull-requests: write',
          route: 'POST /repos/{owner}/{repo}/issues/{number}/comments',
          parameters: { ...split(repository), number, body },
        },
        commentShape,
      ),
    updateComment: (repository, id, body) =>
      one(
        {
          what: 'update the comment',
          permission: 'pull-requests: write',
          route: 'PATCH /repos/{owner}/{repo}/issues/comments/{id}',
          parameters: { ...split(repository), id, body },
        },
        commentShape,
      ),
    deleteComment: (repository, id) =>
      one(
        {
          what: 'delete a comment that was there twice',
          permission: 'pull-requests: write',
          route: 'DELETE /repos/{owner}/{repo}/issues/comments/{id}',
          parameters: { ...split(repository), id },
        },
        nothingShape,
      ),
    pullRequest: (repository, number) =>
      one(
        {
          what: `read pull request ${number}`,
          permission: 'pull-requests: write',
          route: 'GET /repos/{owner}/{repo}/pulls/{number}',
          parameters: { ...split(repository), number },
        },
        pullShape,
      ),
    pullRequestsFrom: (repository, owner, branch) =>
      one(
        {
          what: 'look for the pull request',
          permission: 'pull-requests: write',
          route: 'GET /repos/{owner}/{repo}/pulls',
          parameters: { ...split(repository), state: 'all', head: `${owner}:${branch}`, per_page: 100 },
        },
        pullsShape,
      ),
    mergeBase: async (repository, base, head) => {
      const sent = await one(
        {
          what: 'find the commit where the change left its base branch',
          permission: 'contents: read',
          route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
          parameters: { ...split(repository), basehead: `${base}...${head}`, per_page: 1 },
        },
        comparisonShape,
      );
      return sent.ok ? { ok: true, value: sent.value.merge_base_commit.sha } : sent;
    },
    history: async (repository, sha) => {
      const sent = await one(
        {
          what: 'list the commits of the base branch',
          permission: 'contents: read',
          route: 'GET /repos/{owner}/{repo}/commits',
          parameters: { ...split(repository), sha, per_page: 100 },
        },
        commitsShape,
      );
      return sent.ok ? { ok: true, value: sent.value.map((commit) => commit.sha) } : sent;
    },
    artifacts: async (repository, name, page) => {
      const sent = await send(
        {
          what: 'list the reports of earlier runs',
          permission: 'actions: read',
          route: 'GET /repos/{owner}/{repo}/actions/artifacts',
          parameters: { ...split(repository), name, per_page: 100, page },
        },
        artifactsShape,
      );
      if (!sent.ok) return sent;
      return { ok: true, value: { artifacts: sent.value.value.artifacts, hasNext: sent.value.hasNext } };
    },
    run: (repository, id) =>
      one(
        {
          what: `read workflow run ${id}`,
          permission: 'actions: read',
          route: 'GET /repos/{owner}/{repo}/actions/runs/{id}',
          parameters: { ...split(repository), id },
        },
        runShape,
      ),
    download: (repository, id, mostBytes) =>
      one(
        {
          what: 'download the report of an earlier run',
          permission: 'actions: read',
          route: 'GET /repos/{owner}/{repo}/actions/artifacts/{id}/zip',
          parameters: { ...split(repository), id },
          mostBytes,
        },
        bytesShape,
      ),
  };
}

function split(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

/** On a server of one's own both interfaces stand side by side under `/api`. */
function graphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/+$/, '').replace(/\/api\/v3$/, '/api')}/graphql`;
}
