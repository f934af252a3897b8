import { afterEach, describe, expect, test } from 'vitest';
import { commentMarker } from '../../../src/action/github/comment-marker.ts';
import { createGitHub, type GitHub } from '../../../src/action/github/github-client.ts';
import { type CommentToWrite, upsertComment } from '../../../src/action/github/upsert-comment.ts';
import { type GitHubScenario, githubErrors, type StubGitHub, serveGitHub } from '../../support/github-api.ts';

let stub: StubGitHub;
afterEach(() => stub.close());

const head = 'b'.repeat(40);
const older = 'a'.repeat(40);
const pull = { number: 7, head: { ref: 'topic', sha: head }, base: { ref: 'main', sha: 'c0' } };
const bot = 'github-actions[bot]';

async function open(scenario: GitHubScenario = {}): Promise<GitHub> {
  stub = await serveGitHub({ pulls: [pull], ...scenario });
  return createGitHub({ token: 'ghs_secret', apiUrl: stub.url, sleep: async () => {} });
}

function of(runNumber: number, parts: Partial<CommentToWrite> = {}): CommentToWrite {
  return {
    repository: 'octo/agents',
    pullRequest: 7,
    key: 'agent-eval',
    body: `run ${runNumber}`,
    order: { runNumber, attempt: 1, sha: head },
    ...parts,
  };
}

function written(runNumber: number, { sha = head, key = 'agent-eval', attempt = 1 } = {}): string {
  return `run ${runNumber}\n\n${commentMarker(key, { runNumber, attempt, sha })}`;
}

function bodies(): string[] {
  return stub.scenario.comments.map(({ body }) => body);
}

describe('the one comment', () => {
  test('is created where there is none, and ends in its marker', async () => {
    const github = await open();
    expect(await upsertComment(github, of(5))).toEqual({
      url: 'https://github.test/octo/agents/pull/7#issuecomment-1001',
    });
    expect(bodies()).toEqual([written(5)]);
    expect(stub.asked().filter((asked) => !asked.startsWith('GET'))).toEqual([
      'POST /repos/octo/agents/issues/7/comments',
    ]);
  });

  test('is found on the last of several pages and updated in place', async () => {
    const chatter = Array.from({ length: 5 }, (_, index) => ({
      id: index + 1,
      pull: 7,
      user: 'dana',
      body: 'hm',
    }));
    const github = await open({
      pageSize: 2,
      comments: [...chatter, { id: 50, pull: 7, user: bot, body: written(4) }],
    });
    expect(await upsertComment(github, of(5))).toMatchObject({ url: expect.stringContaining('-50') });
    expect(bodies().at(-1)).toBe(written(5));
    expect(stub.scenario.comments).toHaveLength(6);
  });

  test('is not one that a stranger wrote with the same marker', async () => {
    const github = await open({ comments: [{ id: 1, pull: 7, user: 'mallory', body: written(999) }] });
    await upsertComment(github, of(5));
    expect(bodies()).toEqual([written(999), written(5)]);
  });

  test('is not another of ours that quotes the marker, or has another key', async () => {
    const quoting = `${written(3)}\n\nsaid the agent`;
    const github = await open({
      comments: [
        { id: 1, pull: 7, user: bot, body: quoting },
        { id: 2, pull: 7, user: bot, body: written(3, { key: 'agent-eval-2' }) },
      ],
    });
    await upsertComment(github, of(5));
    expect(bodies()).toEqual([quoting, written(3, { key: 'agent-eval-2' }), written(5)]);
  });

  test('cannot be ended early by its key', async () => {
    const github = await open();
    const key = 'a --> <b> @team';
    await upsertComment(github, of(5, { key }));
    await upsertComment(github, of(6, { key }));
    expect(bodies()).toEqual([written(6, { key })]);
    expect(bodies()[0]?.match(/-->/g)).toHaveLength(1);
  });

  test.each(['dana', 'our-app[bot]'])('is found where the token belongs to %s', async (viewer) => {
    const github = await open({ viewer, comments: [{ id: 1, pull: 7, user: viewer, body: written(4) }] });
    await upsertComment(github, of(5));
    expect(bodies()).toEqual([written(5)]);
  });

  test('is found by an app that may not ask who it is, and leaves one comment', async () => {
    const viewer = 'our-app[bot]';
    const comments = [{ id: 1, pull: 7, user: viewer, body: written(4) }];
    const github = await open({ viewer, hidesViewer: true, comments });
    expect(await upsertComment(github, of(5))).toMatchObject({ url: expect.stringContaining('comment-1') });
    expect(bodies()).toEqual([written(5)]);
  });

  test('is created anew where somebody deletes it while it is looked for', async () => {
    const github = await open({
      comments: [{ id: 1, pull: 7, user: bot, body: written(4) }],
      before: ({ method }) => {
        if (method === 'PATCH') stub.scenario.comments.splice(0);
      },
    });
    expect(await upsertComment(github, of(5))).toHaveProperty('url');
    expect(bodies()).toEqual([written(5)]);
  });
});

describe('an older run', () => {
  test.each([
    ['a higher number', written(6), head],
    ['a later attempt', written(5, { attempt: 2 }), head],
    ['another commit, if that is the head of the pull request', written(2, { sha: older }), older],
    ['a higher number, where the head is neither', written(6, { sha: older }), 'f'.repeat(40)],
  ])('leaves the comment of a run with %s', async (_, body, sha) => {
    const github = await open({
      pulls: [{ ...pull, head: { ref: 'topic', sha } }],
      comments: [{ id: 1, pull: 7, user: bot, body }],
    });
    expect(await upsertComment(github, of(5))).toEqual({
      skipped: expect.stringMatching(/^Run \d .* is newer/),
    });
    expect(bodies()).toEqual([body]);
  });

  test.each([
    ['a lower number', written(4)],
    ['the same number: the job ran again', written(5)],
    ['a higher number for a commit that was pushed away', written(600, { sha: older })],
    ['a marker that is spoilt', written(5).replace('run=5.1', 'run=five')],
  ])('is one with %s', async (_, body) => {
    const github = await open({ comments: [{ id: 1, pull: 7, user: bot, body }] });
    expect(await upsertComment(github, of(5))).toHaveProperty('url');
    expect(bodies()).toEqual([written(5)]);
  });

  test('that writes last is written over again', async () => {
    let late = written(4);
    const github = await open({
      comments: [{ id: 1, pull: 7, user: bot, body: written(3) }],
      before: ({ method, path }) => {
        const [comment] = stub.scenario.comments;
        if (method !== 'GET' || !path.endsWith('/comments/1') || !comment) return;
        comment.body = late;
        late = comment.body === late ? written(5) : late;
      },
    });
    expect(await upsertComment(github, of(5))).toHaveProperty('url');
    expect(bodies()).toEqual([written(5)]);
    expect(stub.asked().filter((asked) => asked.startsWith('PATCH'))).toHaveLength(2);
  });
});

describe('two jobs at once', () => {
  /** Holds the first lists up until both jobs have asked, so that neither sees the other's comment. */
  function bothListFirst(): NonNullable<GitHubScenario['before']> {
    let waiting = 2;
    let open: () => void;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    return async ({ method }) => {
      if (method !== 'GET' || waiting === 0) return;
      waiting -= 1;
      if (waiting === 0) open();
      await gate;
    };
  }

  test.each([
    [5, 6],
    [6, 5],
    [5, 5],
  ])('leave one comment, that of the newer run (%i and %i)', async (first, second) => {
    const github = await open({ before: bothListFirst() });
    const outcomes = await Promise.all([upsertComment(github, of(first)), upsertComment(github, of(second))]);
    expect(stub.asked().filter((asked) => asked.startsWith('POST /repos'))).toHaveLength(2);
    expect(bodies()).toEqual([written(Math.max(first, second))]);
    expect(outcomes.every((outcome) => 'url' in outcome || 'skipped' in outcome)).toBe(true);
  });

  test('and comments that a killed job left behind become one', async () => {
    const github = await open({
      comments: [3, 4, 2].map((run, index) => ({ id: index + 1, pull: 7, user: bot, body: written(run) })),
    });
    expect(await upsertComment(github, of(5))).toMatchObject({ url: expect.stringContaining('comment-1') });
    expect(bodies()).toEqual([written(5)]);
  });
});

describe('trouble', () => {
  test('a comment whose answer was lost is not there twice', async () => {
    const github = await open({ faults: [{ on: 'POST /repos', times: 1, status: 502, isDone: true }] });
    expect(await upsertComment(github, of(5))).toHaveProperty('url');
    expect(bodies()).toEqual([written(5)]);
  });

  test('a token that can only read is told once, with what to do', async () => {
    const github = await open({ faults: [{ on: 'POST /repos', ...githubErrors.readOnly }] });
    expect(await upsertComment(github, of(5))).toEqual({
      failed: {
        status: 403,
        message:
          'Could not comment on pull request 7: GitHub answered 403 (Resource not accessible by integration).',
        advice: expect.stringContaining('`pull-requests: write`'),
      },
    });
    expect(stub.asked().filter((asked) => asked.startsWith('POST /repos'))).toHaveLength(1);
  });

  test('a comment that cannot be updated stays as it was', async () => {
    const comments = [{ id: 1, pull: 7, user: bot, body: written(4) }];
    const github = await open({ comments, faults: [{ on: 'PATCH', ...githubErrors.unprocessable }] });
    expect(await upsertComment(github, of(5))).toMatchObject({ failed: { status: 422 } });
    expect(bodies()).toEqual([written(4)]);
  });
});
