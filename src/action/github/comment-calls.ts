import { askGitHub } from './ask-github.ts';
import type { GitHubResult } from './github-result.ts';
import {
  type Comment,
  commentShape,
  commentsShape,
  nothingShape,
  userShape,
  viewerShape,
} from './github-shapes.ts';
import type { SendToGitHub } from './send-to-github.ts';
import { splitRepository } from './split-repository.ts';

export interface CommentCalls {
  /** Login of whom the token belongs to, such as `github-actions[bot]`. */
  viewer(): Promise<GitHubResult<string>>;
  /** All of them, oldest first. */
  comments(repository: string, pullRequest: number): Promise<GitHubResult<readonly Comment[]>>;
  comment(repository: string, id: number): Promise<GitHubResult<Comment>>;
  createComment(repository: string, pullRequest: number, body: string): Promise<GitHubResult<Comment>>;
  updateComment(repository: string, id: number, body: string): Promise<GitHubResult<Comment>>;
  deleteComment(repository: string, id: number): Promise<GitHubResult<unknown>>;
}

const permission = 'pull-requests: write';

/** The calls that the one comment of a pull request needs. */
export function commentCalls(send: SendToGitHub, apiUrl: string): CommentCalls {
  return {
    viewer: () => viewer(send, apiUrl),
    comments: (repository, number) => allComments(send, repository, number),
    comment: (repository, id) =>
      askGitHub(
        send,
        {
          what: 'read the comment again',
          permission,
          route: 'GET /repos/{owner}/{repo}/issues/comments/{id}',
          parameters: { ...splitRepository(repository), id },
        },
        commentShape,
      ),
    createComment: (repository, number, body) =>
      askGitHub(
        send,
        {
          what: `comment on pull request ${number}`,
          permission,
          route: 'POST /repos/{owner}/{repo}/issues/{number}/comments',
          parameters: { ...splitRepository(repository), number, body },
        },
        commentShape,
      ),
    updateComment: (repository, id, body) =>
      askGitHub(
        send,
        {
          what: 'update the comment',
          permission,
          route: 'PATCH /repos/{owner}/{repo}/issues/comments/{id}',
          parameters: { ...splitRepository(repository), id, body },
        },
        commentShape,
      ),
    deleteComment: (repository, id) =>
      askGitHub(
        send,
        {
          what: 'delete a comment that was there twice',
          permission,
          route: 'DELETE /repos/{owner}/{repo}/issues/comments/{id}',
          parameters: { ...splitRepository(repository), id },
        },
        nothingShape,
      ),
  };
}

async function allComments(
  send: SendToGitHub,
  repository: string,
  number: number,
): Promise<GitHubResult<readonly Comment[]>> {
  const all: Comment[] = [];
  for (let page = 1; ; page++) {
    const sent = await send(
      {
        what: `read the comments on pull request ${number}`,
        permission,
        route: 'GET /repos/{owner}/{repo}/issues/{number}/comments',
        parameters: { ...splitRepository(repository), number, per_page: 100, page },
      },
      commentsShape,
    );
    if (!sent.ok) return sent;
    all.push(...sent.value.value);
    if (!sent.value.hasNext || sent.value.value.length === 0) return { ok: true, value: all };
  }
}

async function viewer(send: SendToGitHub, apiUrl: string): Promise<GitHubResult<string>> {
  const purpose = { what: 'find out whose token this is', permission };
  const query = {
    ...purpose,
    route: `POST ${graphqlUrl(apiUrl)}`,
    parameters: { query: '{viewer{login}}' },
  };
  const seen = await askGitHub(send, query, viewerShape);
  if (seen.ok) return { ok: true, value: seen.value.data.viewer.login };
  const user = await askGitHub(send, { ...purpose, route: 'GET /user', parameters: {} }, userShape);
  return user.ok ? { ok: true, value: user.value.login } : user;
}

/** On a server of one's own both interfaces stand side by side under `/api`. */
function graphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/+$/, '').replace(/\/api\/v3$/, '/api')}/graphql`;
}
