import type { CommentSubject } from './comment-subject.ts';
import { drawComment } from './draw-comment.ts';

interface CommentBounds {
  /** UTF-16 units that the whole comment may have; GitHub takes 65,536 characters. */
  readonly limit: number;
  /** Of these, what somebody else adds, such as a hidden mark. */
  readonly reserve?: number;
}

/** Items of one section in a comment: enough to see what is wrong. */
const mostItems = 25;

/**
 * A comment on a pull request, in GitHub's Markdown: the verdict in the first line, then figures and cases. What does
 * not fit is left out, the least important first, and told. Nothing that agents or case files say in it does anything.
 */
export function composeComment(subject: CommentSubject, { limit, reserve = 0 }: CommentBounds): string {
  return drawComment(subject, { limit: limit - reserve, most: mostItems });
}
