import type { CommentOrder } from './comment-marker.ts';
import type { GitHub } from './github-client.ts';

interface Ours {
  readonly repository: string;
  readonly pullRequest: number;
  readonly order: CommentOrder;
}

/**
 * Whether what another run wrote is newer than ours.
 *
 * Of two commits that the pull request is at counts: numbers of runs start again when a workflow is renamed, and a
 * branch may be pushed back to an earlier commit. Of one commit, or where both are gone, the higher number is the newer.
 */
export async function isOutdated(
  github: GitHub,
  { repository, pullRequest, order }: Ours,
  other: CommentOrder,
): Promise<boolean> {
  if (other.sha !== order.sha) {
    const pull = await github.pullRequest(repository, pullRequest);
    const head = pull.ok ? pull.value.head.sha : null;
    if (head === order.sha) return false;
    if (head === other.sha) return true;
  }
  const numbers = other.runNumber - order.runNumber;
  return numbers > 0 || (numbers === 0 && other.attempt > order.attempt);
}
