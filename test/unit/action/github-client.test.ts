import { afterEach, describe, expect, test } from 'vitest';
import { createGitHub } from '../../../src/action/github/github-client.ts';
import type { GitHubOptions } from '../../../src/action/github/send-to-github.ts';
import { type Fault, githubErrors, type StubGitHub, serveGitHub } from '../../support/github-api.ts';

let stub: StubGitHub;
afterEach(() => stub.close());

const token = 'ghs_secret';
const pull = { number: 7, head: { ref: 'topic', sha: 'head' }, base: { ref: 'main', sha: 'base' } };

/** Asks for a pull request: what came of it, how often GitHub was asked, and how long was waited between. */
async function ask(fault: Omit<Fault, 'on'> | null, options: Partial<GitHubOptions> = {}) {
  stub = await serveGitHub({ token, pulls: [pull], faults: fault ? [{ on: '/pulls/7', ...fault }] : [] });
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
  };
  const github = createGitHub({ token, apiUrl: stub.url, sleep, timeoutMs: 5_000, ...options });
  const result = await github.pullRequest('octo/agents', 7);
  const problem = result.ok ? null : result.problem;
  return { github, result, problem, waits, asked: stub.requests.length };
}

test('gives what GitHub answers, and shows the token to GitHub alone', async () => {
  const { result } = await ask(null);
  expect(result).toMatchObject({ ok: true, value: { number: 7, head: { sha: 'head' } } });
  expect(stub.requests[0]?.headers.authorization).toBe(`token ${token}`);
});

describe('is told at once', () => {
  test.each([
    [githubErrors.badToken, 401, /renew the secret/],
    [githubErrors.readOnly, 403, /permission `pull-requests: write`.*fork/],
    [githubErrors.notFound, 404, /may not see it/],
    [githubErrors.conflict, 409, /same time/],
    [githubErrors.unprocessable, 422, /does not accept/],
    [{ status: 410, message: 'Gone' }, 410, /Run the job again/],
  ])('%o', async (fault, status, advice) => {
    const { problem, waits, asked } = await ask(fault);
    expect(problem).toEqual({
      status,
      message: `Could not read pull request 7: GitHub answered ${status} (${fault.message}).`,
      advice: expect.stringMatching(advice),
    });
    expect({ waits, asked }).toEqual({ waits: [], asked: 1 });
  });

  test('an answer of another shape', async () => {
    stub = await serveGitHub({ hidesViewer: true, viewer: 'dana' });
    const github = createGitHub({
      token,
      apiUrl: stub.url,
      sleep: () => Promise.reject(new Error('waited')),
    });
    expect(await github.viewer()).toEqual({ ok: true, value: 'dana' });
    expect(stub.asked()).toEqual(['POST /graphql', 'GET /user']);
  });

  test('that there is no token, and GitHub is not asked', async () => {
    const { problem, asked } = await ask(null, { token: '' });
    expect(problem?.message).toContain('there is no token');
    expect(asked).toBe(0);
  });
});

describe('is tried again', () => {
  test.each<[string, Omit<Fault, 'on'>, number[]]>([
    ['after as long as GitHub says', { ...githubErrors.tooMany, times: 2 }, [2_000, 2_000]],
    [
      'after a minute at a secondary limit that names no time',
      { ...githubErrors.secondaryLimit, times: 1 },
      [60_000],
    ],
    [
      'as a secondary limit says',
      { ...githubErrors.secondaryLimit, headers: { 'retry-after': '5' }, times: 1 },
      [5_000],
    ],
    [
      'after a fault of GitHub, with longer and longer waits',
      { ...githubErrors.unavailable, times: 3 },
      [1_000, 2_000, 4_000],
    ],
    ['after a lost connection', { does: 'reset', times: 1 }, [1_000]],
    ['after an answer that broke off', { does: 'malformed', times: 1 }, [1_000]],
  ])('%s', async (_, fault, expected) => {
    const { result, waits, asked } = await ask(fault);
    expect(result.ok).toBe(true);
    expect(waits).toEqual(expected);
    expect(asked).toBe(expected.length + 1);
  });

  test('when the limit ends at a time of day', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1030' };
    const fault = { status: 403, message: 'API rate limit exceeded', headers, times: 1 };
    expect(await ask(fault, { now: () => 1_000_000 })).toMatchObject({
      waits: [30_000],
      result: { ok: true },
    });
  });

  test('when no answer came in time', async () => {
    expect(await ask({ does: 'hang', times: 1 }, { timeoutMs: 50 })).toMatchObject({
      waits: [1_000],
      asked: 2,
    });
  });
});

describe('is given up', () => {
  test('after four tries', async () => {
    const { problem, asked } = await ask(githubErrors.unavailable);
    expect(problem).toMatchObject({ status: 503, advice: expect.stringContaining('has trouble') });
    expect(asked).toBe(4);
  });

  test.each<[string, Omit<Fault, 'on'>, RegExp]>([
    ['no answer comes', { does: 'hang' }, /no usable answer \(none came within 0\.05 s\)/],
    ['the connection is lost', { does: 'reset' }, /no usable answer \(/],
    ['no answer is whole', { does: 'malformed' }, /no usable answer \(it is not JSON\)/],
  ])('where %s', async (_, fault, message) => {
    const { problem, asked } = await ask(fault, { timeoutMs: fault.does === 'hang' ? 50 : 5_000 });
    expect(problem).toEqual({
      status: null,
      message: expect.stringMatching(message),
      advice: expect.stringContaining('has trouble'),
    });
    expect(asked).toBe(4);
  });

  test('rather than wait longer than a minute, which is told', async () => {
    const { problem, waits } = await ask({ ...githubErrors.tooMany, headers: { 'retry-after': '3600' } });
    expect(problem?.message).toBe(
      'Could not read pull request 7: GitHub answered 429 (Too many requests). It asks to wait 3600 s.',
    );
    expect(problem?.advice).toContain('used up');
    expect(waits).toEqual([]);
  });

  test('rather than wait a minute for each of several calls', async () => {
    const fault = { ...githubErrors.tooMany, headers: { 'retry-after': '25' } };
    const { github, waits } = await ask(fault);
    await github.pullRequest('octo/agents', 7);
    expect(waits).toEqual([25_000, 25_000]);
  });
});

describe('what GitHub says of an error', () => {
  test('is one short line without the token', async () => {
    const message = `no\n::set-output name=x::${token}\u001b[2J ${'long '.repeat(100)}`;
    const { problem } = await ask({ status: 422, message });
    expect(problem?.message).toMatch(/^[^\n\u001b]{1,400}$/);
    expect(problem?.message).not.toContain(token);
    expect(problem?.message).toContain('[token]');
  });
});
