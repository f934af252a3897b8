import { commentMarker } from './github/comment-marker.ts';
import { upsertComment } from './github/upsert-comment.ts';
import type { Scene } from './scene.ts';

/** Where the comment is; why none was due; or what went wrong. */
export type CommentResult =
  | { readonly url: string }
  | { readonly skipped: string }
  | { readonly trouble: string };

/** What GitHub takes. */
const mostLength = 65_536;

/**
 * Writes the comment to the pull request that the event is about. Whatever goes wrong is told, and nothing else.
 *
 * @param compose - the text in so many UTF-16 units
 */
export async function writeComment(
  key: string,
  compose: (limit: number) => string,
  scene: Pick<Scene, 'event' | 'github' | 'target'>,
): Promise<CommentResult> {
  const { run, order } = scene.event;
  const { place } = await scene.target();
  if ('trouble' in place) return place;
  if ('none' in place) return { skipped: place.none };
  if (run.repository === null || order === null) return { skipped: 'The run has no number or repository.' };
  const body = compose(mostLength - commentMarker(key, order).length - '\n\n'.length);
  const outcome = await upsertComment(scene.github, {
    repository: run.repository,
    pullRequest: place.pullRequest.number,
    key,
    body,
    order,
  });
  if (!('failed' in outcome)) return outcome;
  return { trouble: `${outcome.failed.message} ${outcome.failed.advice}` };
}
