import type { CommentOrder } from '../github/comment-marker.ts';

/** What set the action off. Names of branches and repositories may be anything that a stranger chose. */
export type ActionEvent = EventDetails & {
  /** The run that the action is part of. */
  readonly run: CurrentRun;
  /** What the run is about, for a baseline to be found; null: nothing that changes a branch. */
  readonly change: Change | null;
  /** Of two runs that comment on one pull request, tells which is the newer; null: no run is known. */
  readonly order: CommentOrder | null;
};

type EventDetails =
  | { readonly type: 'pull-request'; readonly pullRequest: PullRequest; readonly isTarget: boolean }
  | { readonly type: 'workflow-run'; readonly finished: FinishedRun }
  | { readonly type: 'push'; readonly branch: string | null }
  | { readonly type: 'merge-group' | 'schedule' | 'workflow-dispatch' }
  | { readonly type: 'other'; readonly name: string }
  /** Not started by GitHub, or in a way that cannot be read. */
  | { readonly type: 'none'; readonly reason: string; readonly isBroken: boolean };

/** As the environment tells it; null: it does not. */
export interface CurrentRun {
  /** `owner/name` */
  readonly repository: string | null;
  readonly id: number | null;
  readonly number: number | null;
  readonly attempt: number | null;
  /** What is checked out unless told otherwise: on a pull request the merge commit. */
  readonly sha: string | null;
  readonly url: string | null;
}

/** A commit that is to go, or went, onto a branch of the repository. */
export interface Change {
  readonly base: { readonly branch: string; readonly sha: string };
  readonly head: { readonly sha: string };
}

/** Where commits come from. */
export interface Head {
  /** `owner/name`; null: the fork is gone. */
  readonly repository: string | null;
  readonly branch: string;
  readonly sha: string;
}

export interface PullRequest extends Change {
  readonly number: number;
  /** It comes from another repository, so that its code and everything that its runs leave is a stranger's. */
  readonly isFork: boolean;
  readonly head: Head;
}

/** The run whose end set the action off. */
export interface FinishedRun {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  /** What had set that run off, such as `pull_request`. */
  readonly event: string;
  readonly conclusion: string | null;
  readonly head: Head;
}
