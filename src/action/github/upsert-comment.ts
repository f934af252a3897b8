import { type CommentOrder, commentMarker, readCommentMarker } from './comment-marker.ts';
import type { GitHub } from './github-client.ts';
import type { GitHubProblem } from './github-result.ts';
import type { Comment } from './github-shapes.ts';
import { isOutdated } from './is-outdated.ts';

export interface CommentToWrite {
  /** `owner/name` of the repository that the pull request is in. */
  readonly repository: string;
  readonly pullRequest: number;
  readonly key: string;
  /** Markdown; with two line ends and the marker, 65,536 characters at most. */
  readonly body: string;
  readonly order: CommentOrder;
}

/** Where the comment is, or why there is none of this run. */
export type CommentOutcome =
  | { readonly url: string }
  | { readonly skipped: string }
  | { readonly failed: GitHubProblem };

/**
 * Writes the one comment of a key: over the one that is there, else a new one.
 *
 * The one that is there ends in the marker of the key and is by whom the token belongs to. What a newer run wrote
 * stays. GitHub offers no way to write only what nobody else has changed, so each writer looks once more after it
 * wrote: whoever created the later of two comments takes it back, and whoever finds an older run's words over its own
 * writes again.
 */
export async function upsertComment(github: GitHub, wanted: CommentToWrite): Promise<CommentOutcome> {
  const listed = await github.comments(wanted.repository, wanted.pullRequest);
  if (!listed.ok) return { failed: listed.problem };
  const marked = listed.value.filter((comment) => orderOf(wanted, comment) !== null);
  const author = marked.length === 0 ? '' : await authorOf(github);
  const mine = writtenBy(author, marked);
  const outcome = await writeOver(github, wanted, mine);
  const isGone = 'failed' in outcome && outcome.failed.status === 404 && mine.length > 0;
  return isGone ? create(github, wanted) : outcome;
}

/** GitHub does not tell every app who it is; the token that jobs are given belongs to this one. */
async function authorOf(github: GitHub): Promise<string> {
  const viewer = await github.viewer();
  return viewer.ok ? viewer.value : 'github-actions[bot]';
}

function writtenBy(login: string, comments: readonly Comment[]): readonly Comment[] {
  return comments
    .filter(({ user }) => user?.login.toLowerCase() === login.toLowerCase())
    .sort((first, second) => first.id - second.id);
}

function orderOf({ key }: CommentToWrite, { body }: Comment): CommentOrder | null {
  return readCommentMarker(key, body ?? '');
}

function textOf({ key, body, order }: CommentToWrite): string {
  return `${body.trimEnd()}\n\n${commentMarker(key, order)}`;
}

async function create(github: GitHub, wanted: CommentToWrite): Promise<CommentOutcome> {
  const created = await github.createComment(wanted.repository, wanted.pullRequest, textOf(wanted));
  if (!created.ok) return { failed: created.problem };
  const { id, user, html_url: url } = created.value;
  const listed = await github.comments(wanted.repository, wanted.pullRequest);
  if (!listed.ok) return { url };
  const marked = listed.value.filter((comment) => orderOf(wanted, comment) !== null);
  const mine = writtenBy(user?.login ?? '', marked);
  // The earliest stays: all who created one at the same time see it, so all agree.
  if ((mine[0]?.id ?? id) >= id) return { url };
  const outcome = await writeOver(github, wanted, mine);
  return 'failed' in outcome ? { url } : outcome;
}

/** @param mine - earliest first; that one stays, and takes what the newest run says */
async function writeOver(
  github: GitHub,
  wanted: CommentToWrite,
  [kept, ...others]: readonly Comment[],
): Promise<CommentOutcome> {
  if (!kept) return create(github, wanted);
  const newer = await newerAmong(github, wanted, [kept, ...others]);
  const outcome = newer === null ? await update(github, wanted, kept) : { skipped: writtenByRun(newer) };
  if ('failed' in outcome) return outcome;
  // Where a newer run wrote one of them, whoever did will take its own away.
  const spare = newer === null ? others : others.filter((comment) => isOfThisRun(wanted, comment));
  for (const { id } of spare) await github.deleteComment(wanted.repository, id);
  return outcome;
}

async function newerAmong(
  github: GitHub,
  wanted: CommentToWrite,
  comments: readonly Comment[],
): Promise<CommentOrder | null> {
  for (const comment of comments) {
    const order = orderOf(wanted, comment);
    if (order && (await isOutdated(github, wanted, order))) return order;
  }
  return null;
}

function isOfThisRun(wanted: CommentToWrite, comment: Comment): boolean {
  return comment.body?.trimEnd().endsWith(commentMarker(wanted.key, wanted.order)) ?? false;
}

async function update(github: GitHub, wanted: CommentToWrite, { id }: Comment): Promise<CommentOutcome> {
  for (let attempt = 1; ; attempt++) {
    const updated = await github.updateComment(wanted.repository, id, textOf(wanted));
    if (!updated.ok) return { failed: updated.problem };
    await github.sleep(othersMayWriteMs);
    const now = await github.comment(wanted.repository, id);
    const order = now.ok ? orderOf(wanted, now.value) : null;
    const isUnchanged = !now.ok || order === null || isOfThisRun(wanted, now.value);
    if (isUnchanged || attempt === mostUpdates) return { url: updated.value.html_url };
    if (await isOutdated(github, wanted, order)) return { skipped: writtenByRun(order) };
  }
}

/** Longer than another run takes from looking to writing. */
const othersMayWriteMs = 1_000;

const mostUpdates = 3;

function writtenByRun({ runNumber, attempt, sha }: CommentOrder): string {
  return `Run ${runNumber} (attempt ${attempt}, commit ${sha.slice(0, 10)}) is newer and has written the comment already.`;
}
