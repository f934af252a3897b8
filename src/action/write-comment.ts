import type { ActionEvent, PullRequest } from './event/action-event.ts';
import { findPullRequest } from './event/find-pull-request.ts';
import { type CommentOrder, commentMarker } from './github/comment-marker.ts';
import type { GitHub } from './github/github-client.ts';
import { upsertComment } from './github/upsert-comment.ts';

/** Where the comment is; why none was due; or what went wrong. */
export type CommentResult = { readonly url: string } | { readonly skipped: string } | { readonly trouble: string };

export interface CommentRequest {
  readonly event: ActionEvent;
  readonly github: GitHub;
  readonly key: string;
  /** Composes the text in so many UTF-16 units. */
  readonly compose: (limit: number) => string;
}

/** What GitHub takes. */
const mostLength = 65_536;

/** Writes the comment to the pull request that the event is about. Whatever goes wrong is told, and nothing else. */
export async function writeComment({ event, github, key, compose }: CommentRequest): Promise<CommentResult> {
  const { repository } = event.run;
  if (repository === null || event.order === null) return { skipped: 'this is no run of GitHub.' };
  const found = await pullRequestOf(event, repository, github);
  if (!('number' in found)) return found;
  const order: CommentOrder = event.order;
  const body = compose(mostLength - commentMarker(key, order).length - '\n\n'.length);
  const outcome = await upsertComment(github, { repository, pullRequest: found.number, key, body, order });
  if (!('failed' in outcome)) return outcome;
  return { trouble: `${outcome.failed.message} ${outcome.failed.advice}` };
}

async function pullRequestOf(
  event: ActionEvent,
  repository: string,
  github: GitHub,
): Promise<PullRequest | CommentResult> {
  if (event.type === 'pull-request') return event.pullRequest;
  if (event.type !== 'workflow-run') return { skipped: 'this run is not of a pull request.' };
  const found = await findPullRequest(github, repository, event.finished.head);
  if ('pullRequest' in found) return found.pullRequest;
  if ('missing' in found) return { skipped: found.missing };
  return { trouble: `${found.failed.message} ${found.failed.advice}` };
}
