import type { CommentSubject } from './comment-subject.ts';
import { drawComment } from './draw-comment.ts';

/** GitHub takes 1 MiB of a step; a UTF-16 unit has at most three bytes. */
const limit = 340_000;
const mostItems = 200;

/** The summary of a job: the same as the comment, with far more room. */
export function composeSummary(subject: CommentSubject): string {
  return drawComment(subject, { limit, most: mostItems });
}
