import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionEvent } from '../../../src/action/event/action-event.ts';
import { readEvent } from '../../../src/action/event/read-event.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'agent-eval-event-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const variables = {
  GITHUB_REPOSITORY: 'octo/agents',
  GITHUB_RUN_ID: '900',
  GITHUB_RUN_NUMBER: '12',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SHA: 'mergecommit',
};

function eventOf(name: string, payload?: unknown, environment: NodeJS.ProcessEnv = {}): ActionEvent {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload ?? {}));
  return readEvent({ ...variables, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, ...environment });
}

const base = { ref: 'main', sha: 'base', repo: { full_name: 'octo/agents' } };
const pull = (repo: unknown) => ({
  pull_request: { number: 7, base, head: { ref: 'topic', sha: 'head', repo } },
});

describe('a pull request', () => {
  test.each(['pull_request', 'pull_request_target'])('is read from %s', (name) => {
    const event = eventOf(name, pull({ full_name: 'octo/agents' }));
    const pullRequest = {
      number: 7,
      isFork: false,
      head: { repository: 'octo/agents', branch: 'topic', sha: 'head' },
      base: { branch: 'main', sha: 'base' },
    };
    expect(event).toEqual({
      type: 'pull-request',
      isTarget: name === 'pull_request_target',
      pullRequest,
      change: pullRequest,
      order: { runNumber: 12, attempt: 2, sha: 'head' },
      run: {
        repository: 'octo/agents',
        id: 900,
        number: 12,
        attempt: 2,
        sha: 'mergecommit',
        url: 'https://github.com/octo/agents/actions/runs/900/attempts/2',
      },
    });
  });

  test.each([
    ['another repository', { full_name: 'mallory/agents' }, 'mallory/agents'],
    ['a repository that is gone', null, null],
  ])('from %s is one of a fork', (_, repo, repository) => {
    expect(eventOf('pull_request', pull(repo))).toMatchObject({
      pullRequest: { isFork: true, head: { repository } },
    });
  });
});

test('a finished run tells whose it was, and its number orders comments', () => {
  const event = eventOf('workflow_run', {
    workflow_run: {
      id: 5,
      run_number: 3,
      run_attempt: 1,
      event: 'pull_request',
      conclusion: 'failure',
      head_branch: 'topic',
      head_sha: 'head',
      head_repository: { full_name: 'mallory/agents' },
      pull_requests: [{ number: 99 }],
    },
  });
  expect(event).toMatchObject({
    type: 'workflow-run',
    finished: {
      id: 5,
      number: 3,
      event: 'pull_request',
      conclusion: 'failure',
      head: { repository: 'mallory/agents', branch: 'topic', sha: 'head' },
    },
    change: null,
    order: { runNumber: 3, attempt: 1, sha: 'head' },
  });
});

describe('a push', () => {
  test('changes its branch from what was there before', () => {
    expect(eventOf('push', { ref: 'refs/heads/release/1', before: 'old', after: 'new' })).toMatchObject({
      type: 'push',
      branch: 'release/1',
      change: { base: { branch: 'release/1', sha: 'old' }, head: { sha: 'new' } },
    });
  });

  test.each([
    ['of a new branch', 'refs/heads/x', '0'.repeat(40)],
    ['of a tag', 'refs/tags/v1', 'old'],
  ])('%s has nothing to compare with', (_, ref, before) => {
    expect(eventOf('push', { ref, before, after: 'new' })).toMatchObject({ type: 'push', change: null });
  });
});

test('a merge group changes its base branch', () => {
  const merge_group = {
    base_ref: 'refs/heads/main',
    base_sha: 'old',
    head_sha: 'new',
    head_ref: 'refs/heads/q',
  };
  expect(eventOf('merge_group', { merge_group })).toMatchObject({
    type: 'merge-group',
    change: { base: { branch: 'main', sha: 'old' }, head: { sha: 'new' } },
  });
});

test.each([
  ['schedule', { type: 'schedule' }],
  ['workflow_dispatch', { type: 'workflow-dispatch' }],
  ['issue_comment', { type: 'other', name: 'issue_comment' }],
])('%s needs no event file', (name, expected) => {
  expect(eventOf(name, '', { GITHUB_EVENT_PATH: '/nowhere' })).toMatchObject({ ...expected, change: null });
});

describe('what cannot be read is no event, with a reason', () => {
  test.each<[string, string, unknown, NodeJS.ProcessEnv, RegExp]>([
    ['no name', '', {}, {}, /GITHUB_EVENT_NAME is not set/],
    ['no path', 'push', {}, { GITHUB_EVENT_PATH: '' }, /GITHUB_EVENT_PATH is not set/],
    ['a file that is not there', 'push', {}, { GITHUB_EVENT_PATH: '/nowhere/e.json' }, /cannot be read/],
    ['broken JSON', 'pull_request', '{"pull', {}, /is not JSON/],
    ['another event', 'pull_request', { ref: 'x' }, {}, /not one of pull_request: pull_request,/],
    [
      'a number that is none',
      'pull_request',
      { pull_request: { ...pull(null).pull_request, number: '7; rm' } },
      {},
      /number/,
    ],
  ])('%s', (_, name, payload, environment, reason) => {
    expect(eventOf(name, payload, environment)).toMatchObject({
      type: 'none',
      reason: expect.stringMatching(reason),
    });
  });

  test('not even without any variable', () => {
    expect(readEvent({})).toMatchObject({
      type: 'none',
      run: { repository: null, id: null, url: null },
      order: null,
    });
  });
});
