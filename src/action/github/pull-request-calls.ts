import { askGitHub } from './ask-github.ts';
import type { GitHubResult } from './github-result.ts';
import { commitsShape, comparisonShape, type Pull, pullShape, pullsShape } from './github-shapes.ts';
import type { SendToGitHub } from './send-to-github.ts';
import { splitRepository } from './split-repository.ts';

export interface PullRequestCalls {
  pullRequest(repository: string, pullRequest: number): Promise<GitHubResult<Pull>>;
  /** Those from a branch of any repository of `owner`, open or not, newest first. */
  pullRequestsFrom(repository: string, owner: string, branch: string): Promise<GitHubResult<readonly Pull[]>>;
  mergeBase(repository: string, base: string, head: string): Promise<GitHubResult<string>>;
  /** A commit and the 99 before it. */
  history(repository: string, sha: string): Promise<GitHubResult<readonly string[]>>;
}

/** The calls that tell where a change comes from, and where it goes. */
export function pullRequestCalls(send: SendToGitHub): PullRequestCalls {
  return {
    pullRequest: (repository, number) =>
      askGitHub(
        send,
        {
          what: `read pull request ${number}`,
          permission: 'pull-requests: write',
          route: 'GET /repos/{owner}/{repo}/pulls/{number}',
          parameters: { ...splitRepository(repository), number },
        },
        pullShape,
      ),
    pullRequestsFrom: (repository, owner, branch) =>
      askGitHub(
        send,
        {
          what: 'look for the pull request',
          permission: 'pull-requests: write',
          route: 'GET /repos/{owner}/{repo}/pulls',
          parameters: {
            ...splitRepository(repository),
            state: 'all',
            head: `${owner}:${branch}`,
            per_page: 100,
          },
        },
        pullsShape,
      ),
    mergeBase: async (repository, base, head) => {
      const sent = await askGitHub(
        send,
        {
          what: 'find the commit where the change left its base branch',
          permission: 'contents: read',
          route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
          parameters: { ...splitRepository(repository), basehead: `${base}...${head}`, per_page: 1 },
        },
        comparisonShape,
      );
      return sent.ok ? { ok: true, value: sent.value.merge_base_commit.sha } : sent;
    },
    history: async (repository, sha) => {
      const sent = await askGitHub(
        send,
        {
          what: 'list the commits of the base branch',
          permission: 'contents: read',
          route: 'GET /repos/{owner}/{repo}/commits',
          parameters: { ...splitRepository(repository), sha, per_page: 100 },
        },
        commitsShape,
      );
      return sent.ok ? { ok: true, value: sent.value.map((commit) => commit.sha) } : sent;
    },
  };
}
