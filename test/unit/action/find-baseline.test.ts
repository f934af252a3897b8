import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findBaseline } from '../../../src/action/baseline/find-baseline.ts';
import type { FoundBaseline } from '../../../src/action/baseline/found-baseline.ts';
import { createGitHub } from '../../../src/action/github/github-client.ts';
import { reportOf, runOf } from '../../support/events.ts';
import { type GitHubScenario, githubErrors, type StubGitHub, serveGitHub } from '../../support/github-api.ts';

let workspace: string;
let stub: StubGitHub;
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'agent-eval-baseline-'));
});
afterEach(() => stub.close());
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const report = reportOf(runOf(3, () => ({ status: 'passed' })));
const text = JSON.stringify(report);
const hour = 3_600_000;
const now = Date.parse(report.run.at) + hour;

/** c1 … c4 on main; the topic left at c3. */
const history = { c1: [], c2: ['c1'], c3: ['c2'], c4: ['c3'], t1: ['c3'], t2: ['t1'] };
const change = { base: { branch: 'main', sha: 'c4' }, head: { sha: 't2' } };
const good = { 'report.json': text };

async function find(
  scenario: GitHubScenario,
  parts: Partial<Parameters<typeof findBaseline>[1]> = {},
): Promise<FoundBaseline> {
  stub = await serveGitHub({ history, ...scenario });
  const github = createGitHub({ token: 'secret', apiUrl: stub.url, sleep: async () => {}, timeoutMs: 2_000 });
  const search = { baseline: 'auto', workspace, repository: 'octo/agents', change, now };
  return findBaseline(github, { ...search, artifact: 'agent-eval-report', ...parts });
}

describe('auto', () => {
  test('is the report of the push run of the merge base', async () => {
    const found = await find({
      runs: [
        { id: 1, sha: 'c2' },
        { id: 2, sha: 'c3' },
        { id: 3, sha: 'c4' },
      ],
      artifacts: [1, 2, 3].map((id) => ({ id, run: id, content: good })),
    });
    expect(found).toMatchObject({ text, commit: 'c3', at: report.run.at, ageMs: hour });
    expect(stub.asked()).toEqual([
      'GET /repos/octo/agents/compare/c4...t2',
      'GET /repos/octo/agents/commits',
      'GET /repos/octo/agents/actions/artifacts',
      'GET /repos/octo/agents/actions/runs',
      'GET /repos/octo/agents/actions/artifacts/2/zip',
      'GET /zips/2',
    ]);
    expect(stub.requests.at(-1)?.headers.authorization).toBeUndefined();
  });

  test('is not the one that was made last, where an older commit was tried again', async () => {
    const found = await find({
      runs: [
        { id: 1, sha: 'c3' },
        { id: 2, sha: 'c1' },
      ],
      artifacts: [1, 2].map((id) => ({ id, run: id, content: good })),
    });
    expect(found).toMatchObject({ commit: 'c3' });
  });

  test('is the nearest before it, on whatever page of the list', async () => {
    const found = await find({
      pageSize: 2,
      runs: [
        { id: 1, sha: 'c2' },
        { id: 2, sha: 'c1' },
        { id: 3, sha: 'c4' },
      ],
      artifacts: [1, 2, 3].map((id) => ({ id, run: id, content: good })),
    });
    expect(found).toMatchObject({ commit: 'c2' });
  });

  test('is that of the last attempt, where the run was repeated', async () => {
    const artifacts = [
      { id: 8, run: 1, content: good },
      { id: 9, run: 1, content: { 'report.json': JSON.stringify({ ...report, thresholds: [] }) } },
    ];
    const found = await find({ runs: [{ id: 1, sha: 'c3' }], artifacts });
    expect(stub.asked()).toContain('GET /repos/octo/agents/actions/artifacts/9/zip');
    expect(found).toHaveProperty('text');
  });

  test.each([
    ['a fork whose branch has the same name', { headRepository: 'mallory/agents' }],
    ['a repository that is gone', { headRepository: null }],
    ['a pull request', { event: 'pull_request' }],
    ['a schedule', { event: 'schedule' }],
    ['another branch', { branch: 'topic' }],
    ['a commit after the merge base', { sha: 'c4' }],
  ])('is never the report of %s', async (_, run) => {
    const found = await find({
      runs: [
        { id: 1, sha: 'c1' },
        { id: 2, sha: 'c3', ...run },
      ],
      artifacts: [1, 2].map((id) => ({ id, run: id, content: good })),
    });
    expect(found).toMatchObject({ commit: 'c1' });
    expect(stub.asked()).not.toContain('GET /repos/octo/agents/actions/artifacts/2/zip');
  });

  test('is found behind those of many nights', async () => {
    const nights = Array.from({ length: 30 }, (_, index) => ({
      id: 10 + index,
      sha: 'c3',
      event: 'schedule',
    }));
    const runs = [{ id: 1, sha: 'c3' }, ...nights];
    const found = await find({ runs, artifacts: runs.map(({ id }) => ({ id, run: id, content: good })) });
    expect(found).toMatchObject({ commit: 'c3' });
    expect(stub.asked()).toContain('GET /repos/octo/agents/actions/artifacts/1/zip');
    expect(stub.requests).toHaveLength(6);
  });

  test('is never an artifact of another name', async () => {
    const artifacts = [{ id: 1, run: 1, name: 'other-report', content: good }];
    expect(await find({ runs: [{ id: 1, sha: 'c3' }], artifacts })).toHaveProperty('missing');
  });

  test('is missing where none was left yet', async () => {
    expect(await find({})).toEqual({
      missing:
        'No run of a push to main has left the report "agent-eval-report" for commit c3 or the 2 before it.',
    });
  });

  test('is missing where it has expired', async () => {
    const artifacts = [{ id: 1, run: 1, expired: true, content: good }];
    expect(await find({ runs: [{ id: 1, sha: 'c3' }], artifacts })).toEqual({
      missing: expect.stringMatching(/1 have expired\.$/),
    });
  });

  test.each([
    ['the event changes no branch', { change: null }, /changes no branch/],
    ['the repository is not known', { repository: null }, /GITHUB_REPOSITORY/],
  ])('is missing where %s, and GitHub is not asked', async (_, parts, reason) => {
    expect(await find({}, parts)).toEqual({ missing: expect.stringMatching(reason) });
    expect(stub.requests).toEqual([]);
  });

  test('is missing where the job may not read it, with the permission to give', async () => {
    const faults = [{ on: 'actions/artifacts', ...githubErrors.readOnly }];
    expect(await find({ faults })).toEqual({
      missing: expect.stringMatching(/answered 403 .*`actions: read`/),
    });
  });

  test('is downloaded again where that failed, and is missing where it fails for good', async () => {
    const there = { runs: [{ id: 1, sha: 'c3' }], artifacts: [{ id: 1, run: 1, content: good }] };
    const fault = { on: '/zips/', ...githubErrors.unavailable };
    expect(await find({ ...there, faults: [{ ...fault, times: 1 }] })).toMatchObject({ commit: 'c3' });
    await stub.close();
    expect(await find({ ...there, faults: [fault] })).toEqual({
      missing: expect.stringMatching(/^Could not download the report of an earlier run: GitHub answered 503/),
    });
  });

  test.each<[string, Record<string, string> | Uint8Array, RegExp]>([
    ['no zip', strToU8('hello'), /not a zip file/],
    ['an empty file', new Uint8Array(), /not a zip file/],
    ['a zip without the report', { 'other.json': text, 'x/report.json': text }, /no file "report.json"/],
    ['a path that climbs', { '../report.json': text }, /no file "report.json"/],
    ['something else', { 'report.json': '{"a":1}' }, /neither a report/],
    ['a cut off report', { 'report.json': text.slice(0, -9) }, /truncated/],
    [
      'a newer version',
      { 'report.json': JSON.stringify({ ...report, schemaVersion: 99 }) },
      /newer agent-eval/,
    ],
    ['a prototype key', { 'report.json': text.replace('{', '{"__proto__":{"x":1},') }, /__proto__/],
    [
      'a shard',
      { 'report.json': JSON.stringify({ ...report, run: { ...report.run, shard: { index: 1, of: 2 } } }) },
      /shard/,
    ],
    ['another encoding', zipSync({ 'report.json': new Uint8Array([0x7b, 0xff, 0x7d]) }), /UTF-8/],
  ])('is refused where the nearest is %s, and no older one stands in', async (_, content, reason) => {
    const found = await find({
      runs: [
        { id: 1, sha: 'c2' },
        { id: 2, sha: 'c3' },
      ],
      artifacts: [
        { id: 1, run: 1, content: good },
        { id: 2, run: 2, content },
      ],
    });
    expect(found).toEqual({ refused: expect.stringMatching(reason) });
    expect(found).toEqual({
      refused: expect.stringMatching(/^The report of commit c3 \(workflow run 2\) cannot/),
    });
  });

  test('is refused unread where the list says that it is too large', async () => {
    const artifacts = [{ id: 1, run: 1, content: good, size: 1e9 }];
    expect(await find({ runs: [{ id: 1, sha: 'c3' }], artifacts })).toEqual({
      refused: expect.stringMatching(/larger than 32 MB/),
    });
    expect(stub.asked().at(-1)).toBe('GET /repos/octo/agents/actions/runs');
  });

  test('is refused where more comes than the list says', async () => {
    const artifacts = [{ id: 1, run: 1, content: new Uint8Array(33 * 1024 * 1024), size: 10 }];
    expect(await find({ runs: [{ id: 1, sha: 'c3' }], artifacts })).toEqual({
      refused: expect.stringMatching(/larger than 32 MB/),
    });
  });

  test.each([
    ['more than is allowed, and is not unpacked', 300 * 1024 * 1024, /Unpacked it is larger than 192 MB/],
    ['less than there is, and no more than that is unpacked', 10, /truncated|not a zip file/],
  ])('is refused where the zip says that it unpacks to %s', async (_, bytes, reason) => {
    const content = Buffer.from(zipSync({ 'report.json': strToU8(text) }));
    content.writeUInt32LE(bytes, content.indexOf('PK\u0001\u0002') + 24);
    expect(await find({ runs: [{ id: 1, sha: 'c3' }], artifacts: [{ id: 1, run: 1, content }] })).toEqual({
      refused: expect.stringMatching(reason),
    });
  });

  test('is refused where a zip has more entries than a report', async () => {
    const entries = Object.fromEntries(
      Array.from({ length: 1_200 }, (_, index) => [`f${index}`, new Uint8Array()]),
    );
    const content = zipSync(entries);
    expect(await find({ runs: [{ id: 1, sha: 'c3' }], artifacts: [{ id: 1, run: 1, content }] })).toEqual({
      refused: expect.stringMatching(/not a zip file/),
    });
  });
});

describe('a file', () => {
  test('of the workspace is read, and says its commit and age', async () => {
    const environment = { ...report.run.environment, commit: 'abc' };
    mkdirSync(join(workspace, 'eval'), { recursive: true });
    writeFileSync(
      join(workspace, 'eval', 'base.json'),
      JSON.stringify({ ...report, run: { ...report.run, environment } }),
    );
    expect(await find({}, { baseline: 'eval/base.json' })).toMatchObject({ commit: 'abc', ageMs: hour });
    expect(await find({}, { baseline: 'eval/base.json', now: 0 })).toMatchObject({ ageMs: 0 });
    expect(stub.requests).toEqual([]);
  });

  test('that is not there is missing', async () => {
    expect(await find({}, { baseline: 'eval/none.json' })).toEqual({
      missing: 'The baseline eval/none.json is not there.',
    });
  });

  test.each([
    ['is a folder', '.', /not a file/],
    ['lies outside', '../', /outside the workspace/],
    ['is somewhere else', '/etc/hosts', /outside the workspace/],
    ['is a link to outside', 'link.json', /outside the workspace/],
    ['is something else', 'other.json', /neither a report/],
    ['is empty', 'empty.json', /empty/],
  ])('that %s is refused', async (_, baseline, reason) => {
    writeFileSync(join(workspace, 'other.json'), '{}');
    writeFileSync(join(workspace, 'empty.json'), '');
    rmSync(join(workspace, 'link.json'), { force: true });
    symlinkSync('/etc/hosts', join(workspace, 'link.json'));
    expect(await find({}, { baseline })).toEqual({ refused: expect.stringMatching(reason) });
  });
});
