import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import type { CommentOrder } from '../github/comment-marker.ts';
import type { ActionEvent, Change, CurrentRun, FinishedRun, PullRequest } from './action-event.ts';
import { currentRun } from './current-run.ts';
import {
  mergeGroupEventShape,
  pullRequestEventShape,
  pushEventShape,
  workflowRunEventShape,
} from './event-shapes.ts';

/**
 * What set the action off, from `GITHUB_EVENT_NAME`, the file `GITHUB_EVENT_PATH` and the variables beside them.
 *
 * Never throws: what is missing or cannot be read is an event of the type `none`, with the reason.
 */
export function readEvent(environment: NodeJS.ProcessEnv): ActionEvent {
  const run = currentRun(environment);
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  const plain = { run, change: null, order: orderOf(run, run.sha) };
  switch (name) {
    case '':
      return { ...plain, type: 'none', reason: notStarted, isBroken: false };
    case 'pull_request':
    case 'pull_request_target':
      return read(environment, run, pullRequestEventShape, ({ pull_request }) =>
        pullRequestEvent(run, pull_request, name === 'pull_request_target'),
      );
    case 'workflow_run':
      return read(environment, run, workflowRunEventShape, ({ workflow_run }) =>
        workflowRunEvent(run, workflow_run),
      );
    case 'push':
      return read(environment, run, pushEventShape, (push) => pushEvent(run, push));
    case 'merge_group':
      return read(environment, run, mergeGroupEventShape, ({ merge_group }) =>
        mergeGroupEvent(run, merge_group),
      );
    case 'schedule':
      return { ...plain, type: 'schedule' };
    case 'workflow_dispatch':
      return { ...plain, type: 'workflow-dispatch' };
    default:
      return { ...plain, type: 'other', name };
  }
}

const notStarted = 'GITHUB_EVENT_NAME is not set: GitHub did not start this.';

function read<Payload>(
  environment: NodeJS.ProcessEnv,
  run: CurrentRun,
  shape: z.ZodType<Payload>,
  eventOf: (payload: Payload) => ActionEvent,
): ActionEvent {
  const path = environment['GITHUB_EVENT_PATH'] ?? '';
  const none = (reason: string): ActionEvent => ({
    type: 'none',
    reason,
    isBroken: true,
    run,
    change: null,
    order: null,
  });
  if (path === '') return none('GITHUB_EVENT_PATH is not set.');
  let payload: unknown;
  try {
    payload = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return none(`The file that GITHUB_EVENT_PATH names ${what}.`);
  }
  const { success, data, error } = shape.safeParse(payload);
  if (success) return eventOf(data);
  const [issue] = error.issues;
  const name = environment['GITHUB_EVENT_NAME'];
  return none(
    `The event file is not one of ${name}: ${issue?.path.join('.') || 'its content'}, ${issue?.message}.`,
  );
}

function pullRequestEvent(
  run: CurrentRun,
  { number, head, base }: z.infer<typeof pullRequestEventShape>['pull_request'],
  isTarget: boolean,
): ActionEvent {
  const repository = head.repo?.full_name ?? null;
  const pullRequest: PullRequest = {
    number,
    isFork: repository !== base.repo.full_name,
    head: { repository, branch: head.ref, sha: head.sha },
    base: { branch: base.ref, sha: base.sha },
  };
  return {
    type: 'pull-request',
    pullRequest,
    isTarget,
    run,
    change: pullRequest,
    order: orderOf(run, head.sha),
  };
}

/** Of two such runs the one for the newer push may well have the lower number, so that of the finished run counts. */
function workflowRunEvent(
  run: CurrentRun,
  payload: z.infer<typeof workflowRunEventShape>['workflow_run'],
): ActionEvent {
  const { id, run_number, run_attempt, event, conclusion, head_branch, head_sha, head_repository } = payload;
  const finished: FinishedRun = {
    id,
    number: run_number,
    attempt: run_attempt,
    event,
    conclusion: conclusion ?? null,
    head: { repository: head_repository?.full_name ?? null, branch: head_branch ?? '', sha: head_sha },
  };
  const order = { runNumber: run_number, attempt: run_attempt, sha: head_sha };
  return { type: 'workflow-run', finished, run, change: null, order };
}

function pushEvent(run: CurrentRun, { ref, before, after }: z.infer<typeof pushEventShape>): ActionEvent {
  const branch = branchOf(ref);
  // A branch that is new has zeros before it, one that is deleted has them after.
  const isChange = branch !== null && !/^0+$/.test(before) && !/^0+$/.test(after);
  const change: Change | null = isChange ? { base: { branch, sha: before }, head: { sha: after } } : null;
  return { type: 'push', branch, run, change, order: orderOf(run, after) };
}

function mergeGroupEvent(
  run: CurrentRun,
  { base_ref, base_sha, head_sha }: z.infer<typeof mergeGroupEventShape>['merge_group'],
): ActionEvent {
  const change = { base: { branch: branchOf(base_ref) ?? base_ref, sha: base_sha }, head: { sha: head_sha } };
  return { type: 'merge-group', run, change, order: orderOf(run, head_sha) };
}

function branchOf(ref: string): string | null {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
}

function orderOf({ number, attempt }: CurrentRun, sha: string | null): CommentOrder | null {
  return number === null || sha === null ? null : { runNumber: number, attempt: attempt ?? 1, sha };
}
