import type { GitHub } from '../github/github-client.ts';
import type { GitHubProblem } from '../github/github-result.ts';
import type { Pull } from '../github/github-shapes.ts';
import type { Head, PullRequest } from './action-event.ts';

/** The pull request, why there is none, or why nobody can tell. */
export type FoundPullRequest =
  | { readonly pullRequest: PullRequest }
  | { readonly missing: string }
  | { readonly failed: GitHubProblem };

/**
 * The open pull request whose head a finished run was of: same repository, branch and commit, as GitHub itself tells
 * them. A number that the run left in an artifact is never asked, because the run of a fork writes there what it likes.
 *
 * @param repository - `owner/name` of the repository that the pull request is in
 */
export async function findPullRequest(
  github: GitHub,
  repository: string,
  head: Head,
): Promise<FoundPullRequest> {
  if (head.repository === null) return { missing: 'The repository that the finished run was of is gone.' };
  const [owner = ''] = head.repository.split('/');
  const listed = await github.pullRequestsFrom(repository, owner, head.branch);
  if (!listed.ok) return { failed: listed.problem };
  const ofBranch = listed.value.filter((pull) => isOpenFrom(pull, head));
  const ofCommit = ofBranch.filter((pull) => pull.head.sha === head.sha);
  const [pull, ...others] = ofCommit;
  if (pull === undefined) {
    const [moved] = ofBranch;
    return {
      missing: moved ? movedOn(moved) : 'No open pull request has the head that the finished run was of.',
    };
  }
  if (others.length > 0) return { missing: severalOf(ofCommit) };
  return { pullRequest: pullRequestOf(repository, pull) };
}

function isOpenFrom({ state, head }: Pull, { repository, branch }: Head): boolean {
  return state === 'open' && head.ref === branch && head.repo?.full_name === repository;
}

function movedOn({ number }: Pull): string {
  return `Pull request ${number} has newer commits than the finished run was of; their own run will report.`;
}

function severalOf(pulls: readonly Pull[]): string {
  const numbers = pulls.map(({ number }) => number).sort((first, second) => first - second);
  return `Pull requests ${numbers.join(' and ')} all have the head that the finished run was of, so it is not clear which to report to.`;
}

function pullRequestOf(repository: string, { number, head, base }: Pull): PullRequest {
  const from = head.repo?.full_name ?? null;
  return {
    number,
    isFork: from !== (base.repo?.full_name ?? repository),
    head: { repository: from, branch: head.ref, sha: head.sha },
    base: { branch: base.ref, sha: base.sha },
  };
}
