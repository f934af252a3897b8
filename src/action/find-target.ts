import type { ActionEvent, Change, PullRequest } from './event/action-event.ts';
import { findPullRequest } from './event/find-pull-request.ts';
import type { GitHub } from './github/github-client.ts';

/** What the event is about. */
export interface Target {
  /** The change that a baseline is looked for; null: nothing changes a branch. */
  readonly change: Change | null;
  /** Where the comment belongs; why there is no such place; or what went wrong in looking for it. */
  readonly place:
    | { readonly pullRequest: PullRequest }
    | { readonly none: string }
    | { readonly trouble: string };
}

/** Finds the pull request of an event. GitHub is asked only where the event does not name it. */
export async function findTarget(event: ActionEvent, github: GitHub): Promise<Target> {
  const { repository } = event.run;
  if (event.type === 'pull-request')
    return { change: event.change, place: { pullRequest: event.pullRequest } };
  if (event.type === 'none')
    return { change: null, place: event.isBroken ? { trouble: event.reason } : { none: event.reason } };
  if (event.type !== 'workflow-run') return { change: event.change, place: { none: noPullRequest } };
  if (repository === null) return { change: null, place: { none: 'GITHUB_REPOSITORY is not set.' } };
  const found = await findPullRequest(github, repository, event.finished.head);
  if ('pullRequest' in found) return { change: found.pullRequest, place: found };
  if ('missing' in found) return { change: event.change, place: { none: found.missing } };
  return { change: event.change, place: { trouble: `${found.failed.message} ${found.failed.advice}` } };
}

const noPullRequest = 'This run is not of a pull request.';
