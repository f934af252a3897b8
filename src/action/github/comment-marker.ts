/** Which run wrote a comment: of two for one commit the one with the higher number, then attempt, is the newer. */
export interface CommentOrder {
  readonly runNumber: number;
  readonly attempt: number;
  /** The head of the pull request that was tried, not the merge commit that GitHub makes of it. */
  readonly sha: string;
}

/**
 * The line that ends a comment, by which the next run finds it: invisible, and the same for a key but for the run.
 *
 * @param key - any text; what could end an HTML comment is spelled in percent signs
 */
export function commentMarker(key: string, { runNumber, attempt, sha }: CommentOrder): string {
  return `${opening(key)} run=${runNumber}.${attempt} sha=${sha.replace(/[^0-9a-z]/gi, '')} -->`;
}

/** @returns null where the text does not end in a marker of this key */
export function readCommentMarker(key: string, body: string): CommentOrder | null {
  const text = body.trimEnd();
  // Agents may have said anything further up.
  const start = text.lastIndexOf('<!--');
  if (start === -1 || !text.startsWith(`${opening(key)} `, start)) return null;
  const rest = text.slice(start + opening(key).length);
  if (!/^[^\n>]* -->$/.test(rest)) return null;
  const match = /^ run=(\d{1,15})\.(\d{1,15}) sha=([0-9a-z]*) /i.exec(rest);
  // Ours all the same, if spoilt: every run is newer.
  if (!match) return { runNumber: 0, attempt: 0, sha: '' };
  const [, runNumber, attempt, sha = ''] = match;
  return { runNumber: Number(runNumber), attempt: Number(attempt), sha };
}

function opening(key: string): string {
  return `<!-- agent-eval:key=${encodeURIComponent(key.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('-', '%2D')}`;
}
