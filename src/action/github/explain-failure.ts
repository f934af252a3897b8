import { visibleText } from '../../model/visible-text.ts';
import { type FailedAnswer, isRateLimited } from './failed-answer.ts';
import type { GitHubProblem } from './github-result.ts';

/** What was to be done, in words that follow "could not", and the permission that it needs. */
export interface Purpose {
  readonly what: string;
  readonly permission: string;
}

/**
 * Trouble in words for people.
 *
 * @param waitMs - what GitHub asked to wait, where that was too long
 */
export function explainFailure(
  { what, permission }: Purpose,
  answer: FailedAnswer,
  waitMs: number | null,
): GitHubProblem {
  const { status, text } = answer;
  const said = visibleText(text).slice(0, longestQuote);
  const asked = waitMs === null ? '' : ` It asks to wait ${Math.ceil(waitMs / 1_000)} s.`;
  const answered =
    status === null ? `GitHub gave no usable answer (${said})` : `GitHub answered ${status} (${said})`;
  return {
    status,
    message: `Could not ${what}: ${answered}.${asked}`,
    advice: isRateLimited(answer) ? limited : adviceOn(status, permission),
  };
}

const longestQuote = 300;

const limited = 'The token has used up what GitHub allows for now. Run the job again later.';

function adviceOn(status: number | null, permission: string): string {
  switch (status) {
    case 401:
      return 'The token is not valid, or no longer. Leave `github-token` at its default, or renew the secret that it comes from.';
    case 403:
      return `The token may not do this. Give the job the permission \`${permission}\`; on a pull request from a fork the token can only read, whatever the workflow says.`;
    case 404:
      return `It is not there, or the token may not see it. The job needs the permission \`${permission}\`.`;
    case 409:
      return 'Somebody else changed it at the same time. Run the job again.';
    case 422:
      return 'GitHub does not accept what was sent. Where the pull request is locked or gone, nothing can be done; else please report this.';
    default:
      return status !== null && status < 500
        ? 'Run the job again; if it stays, please report this.'
        : 'GitHub, or the way to it, has trouble. Run the job again later.';
  }
}
