import { afterEach, expect, test } from 'vitest';
import { findPullRequest } from '../../../src/action/event/find-pull-request.ts';
import { createGitHub } from '../../../src/action/github/github-client.ts';
import { githubErrors, type StubGitHub, type StubPull, serveGitHub } from '../../support/github-api.ts';

let stub: StubGitHub;
afterEach(() => stub.close());

const head = { repository: 'dana/agents', branch: 'topic/"x"', sha: 'head' };

function pull(number: number, parts: Partial<StubPull['head']> = {}, state?: 'closed'): StubPull {
  const from = { repository: head.repository, ref: head.branch, sha: head.sha, ...parts };
  return { number, head: from, base: { ref: 'main', sha: 'base' }, ...(state && { state }) };
}

async function find(pulls: StubPull[], wanted: Parameters<typeof findPullRequest>[2] = head) {
  stub = await serveGitHub({ pulls });
  return findPullRequest(createGitHub({ token: 't', apiUrl: stub.url }), 'octo/agents', wanted);
}

test('is the one with the head of the finished run', async () => {
  expect(await find([pull(3, { sha: 'other' }), pull(4), pull(5, { ref: 'main' })])).toEqual({
    pullRequest: { number: 4, isFork: true, head, base: { branch: 'main', sha: 'base' } },
  });
});

test('of the repository itself is not one of a fork', async () => {
  const own = { ...head, repository: 'octo/agents' };
  expect(await find([pull(4, own)], own)).toMatchObject({ pullRequest: { number: 4, isFork: false } });
});

test.each([
  ['none has that branch', [pull(4, { ref: 'main' })], head, /No open pull request/],
  ['it is closed', [pull(4, {}, 'closed')], head, /No open pull request/],
  [
    'the same owner has it in another fork',
    [pull(4, { repository: 'dana/other' })],
    head,
    /No open pull request/,
  ],
  ['it has moved on', [pull(4, { sha: 'newer' })], head, /Pull request 4 has newer commits/],
  ['there are two', [pull(6), pull(4)], head, /Pull requests 4 and 6 all have/],
  ['the fork is gone', [pull(4)], { ...head, repository: null }, /is gone/],
])('is missing where %s', async (_, pulls, wanted, reason) => {
  expect(await find(pulls, wanted)).toEqual({ missing: expect.stringMatching(reason) });
});

test('is not known where GitHub does not say', async () => {
  stub = await serveGitHub({ faults: [{ on: '/pulls', ...githubErrors.notFound }] });
  const github = createGitHub({ token: 't', apiUrl: stub.url });
  expect(await findPullRequest(github, 'octo/agents', head)).toMatchObject({ failed: { status: 404 } });
});
