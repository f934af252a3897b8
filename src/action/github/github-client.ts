import { setTimeout as wait } from 'node:timers/promises';
import { type CommentCalls, commentCalls } from './comment-calls.ts';
import { type PullRequestCalls, pullRequestCalls } from './pull-request-calls.ts';
import { type RunCalls, runCalls } from './run-calls.ts';
import { type GitHubOptions, sendToGitHub } from './send-to-github.ts';

/**
 * The few calls of GitHub's API that the action needs. A repository is `owner/name`. No call throws for what GitHub
 * answers, or does not: trouble is the result.
 */
export interface GitHub extends CommentCalls, PullRequestCalls, RunCalls {
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** The API as the token sees it. Nothing is loaded or sent before the first call. */
export function createGitHub(options: GitHubOptions): GitHub {
  const send = sendToGitHub(options);
  return {
    sleep: options.sleep ?? wait,
    ...commentCalls(send, options.apiUrl),
    ...pullRequestCalls(send),
    ...runCalls(send),
  };
}
