import type { ActionEvent } from './event/action-event.ts';
import type { Target } from './find-target.ts';
import type { GitHub } from './github/github-client.ts';
import type { Log } from './log.ts';

/** Where the action is, and whom it can speak to. */
export interface Scene {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Absolute folder of the repository. */
  readonly workspace: string;
  /** Absolute folder of the project, which the inputs may name. */
  readonly folder: string;
  readonly event: ActionEvent;
  readonly github: GitHub;
  /** What the event is about; looked for once, when it is first asked. */
  readonly target: () => Promise<Target>;
  readonly log: Log;
  /** Aborted when the job is cancelled. */
  readonly cancelled: AbortSignal;
}
