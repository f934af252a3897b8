import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetails, PageData } from '../../src/report/html/page-data.ts';
import { runCli, temporaryFolder } from '../support/run-cli.ts';
import { startView, stopViews, type View } from '../support/start-view.ts';
import { waitUntil } from '../support/wait-until.ts';
import { makeWaitingProject } from '../support/waiting-project.ts';

let project: ReturnType<typeof makeWaitingProject>;

function cleanUp(): void {
  stopViews();
  project?.remove();
}

/** A project that was run, so often. */
async function projectWithRuns(count: number): Promise<string[]> {
  project = makeWaitingProject();
  project.letGo();
  for (let index = 0; index < count; index++) await project.run();
  return project.runs();
}

const fileOf = (run: string, file: string): string => join(project.folder, 'reports', run, file);

async function dataOf(view: View, run: string): Promise<PageData> {
  const { status, text } = await view.ask(`/api/runs/${run}`);
  expect({ status, text }).toMatchObject({ status: 200 });
  return JSON.parse(text);
}

const finishedTrials = ({ cells }: PageData): number =>
  cells.reduce((sum, { iterations }) => sum + iterations.length, 0);

describe('agent-eval view', () => {
  afterEach(cleanUp);

  it('shows the newest run, and every other of the project, until it is stopped', async () => {
    const runs = await projectWithRuns(2);
    const newest = project.report().run.run;
    const view = await startView(project.folder);
    expect(await view.ask('/')).toMatchObject({ status: 302, headers: { location: `/runs/${newest}` } });
    const page = await view.ask(`/runs/${newest}`);
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.text).toContain('<div id="app">');
    expect(page.text).not.toContain('id="data"');
    for (const run of runs) {
      const data = await dataOf(view, run);
      expect(data.report).toMatchObject({ run: { run, status: 'completed' }, verdict: { exitCode: 0 } });
      expect(data.history.map((one) => one.run).sort()).toEqual([...runs].sort());
    }
    expect(await view.stop('SIGINT')).toBe(0);
    expect(view.errors()).toBe('');
  });

  it('tells of a run that goes on, and at once of its end', async () => {
    project = makeWaitingProject();
    const running = project.start();
    await running.says('asked wait');
    const [run = ''] = project.runs();
    await waitUntil(() => project.log().includes('trial-finished'), 'a trial was recorded');
    const view = await startView(project.folder);
    const before = await dataOf(view, run);
    expect(finishedTrials(before)).toBe(1);
    expect(before.report.run.status).toBe('unfinished');
    expect(before.history).toMatchObject([{ run, status: 'going-on' }]);
    const changes = await view.listen(`/api/runs/${run}/changes`);
    await waitUntil(() => changes.changes() === 1, 'it told of what came before it was listened to');
    project.letGo();
    expect((await running.finished).exitCode).toBe(0);
    await waitUntil(() => changes.changes() >= 2, 'it told of the end');
    await waitUntil(() => lastEvent(changes.text()).endsWith('_off'), 'it told of the state in the end');
    const after = await dataOf(view, run);
    expect(finishedTrials(after)).toBe(3);
    expect(after.report.run.status).toBe('completed');
    expect(after.history).toMatchObject([{ run, status: 'completed' }]);
    const known = await view.listen(`/api/runs/${run}/changes`, {
      'last-event-id': lastEvent(changes.text()),
    });
    await waitUntil(() => known.text() !== '', 'it was listened to again');
    expect(known.changes()).toBe(0);
    expect(await view.stop('SIGTERM')).toBe(0);
  });

  it('gives the trials of a case, those of the baseline as well', async () => {
    project = makeWaitingProject();
    project.letGo();
    await project.run(['--update-baseline']);
    await project.run(['--threshold', 'pass-rate >= baseline']);
    const run = project.report().run.run;
    const view = await startView(project.folder);
    expect((await dataOf(view, run)).baseline?.cells).toHaveLength(3);
    const { text } = await view.ask(`/api/runs/${run}/case?name=slow/c-one`);
    const details: CaseDetails = JSON.parse(text);
    expect(details).toMatchObject({
      input: 'one',
      trials: [{ output: 'one' }],
      baseline: [{ output: 'one' }],
    });
    expect((await view.ask(`/api/runs/${run}/case?name=no/such`)).text).toBe('null');
  });

  it('shows of several runs that are named these alone, wherever they lie', async () => {
    const [first = '', second = '', third = ''] = (await projectWithRuns(3)).sort();
    const elsewhere = temporaryFolder();
    renameSync(join(project.folder, 'reports', third), join(elsewhere, 'moved'));
    const view = await startView(project.folder, [second, join(elsewhere, 'moved/report.json')]);
    expect((await view.ask('/')).headers.location).toBe(`/runs/${second}`);
    const { history } = await dataOf(view, 'moved');
    expect(history.map(({ run }) => run).sort()).toEqual([second, 'moved'].sort());
    expect(await view.ask(`/api/runs/${first}`)).toMatchObject({
      status: 404,
      text: `No run of this name can be looked at here. Those that can be: moved, ${second}`,
    });
  });

  it('shows a run of which only the report is left', async () => {
    project = makeWaitingProject();
    project.letGo();
    project.write({
      'cases/bad.yaml': 'suite: bad\nagents: [a]\ncases:\n  - { id: x, input: y, expect: [{ equals: z }] }\n',
    });
    await project.run();
    const [run = ''] = project.runs();
    const report = project.report();
    rmSync(fileOf(run, 'events.jsonl'));
    const view = await startView(project.folder, [run]);
    const { report: shown, cells } = await dataOf(view, run);
    expect(shown).toEqual({ ...report, cells: undefined });
    expect(cells).toHaveLength(4);
    const failed = await view.ask(`/api/runs/${run}/case?name=bad/x`);
    expect(JSON.parse(failed.text)).toMatchObject({
      input: 'y',
      trials: [{ output: 'y', status: 'failed' }],
    });
    expect((await view.ask(`/api/runs/${run}/case?name=slow/c-one`)).text).toBe('null');
  });

  it.each<[string, readonly string[], string]>([
    ['a run that is not there', ['nope'], 'There is no run "nope" in reports, nor any other yet'],
    ['any run where there is none', [], 'There is no run in reports yet'],
    ['a port that is none', ['--port', '65536'], 'There is no port 65536'],
  ])('refuses %s as bad input', async (_, parameters, message) => {
    const { code, stderr } = await runCli(['view', ...parameters], { cwd: temporaryFolder() });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });

  it('says what to do where another program has the port', async () => {
    await projectWithRuns(1);
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? `${address?.port}` : '';
    const { code, stderr } = await runCli(['view', '--port', port], { cwd: project.folder });
    other.close();
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `error  Port ${port} cannot be used: another program has it.\n       Name a free one with --port, or let one be found with --port 0.\n`,
    });
  });

  it('opens a browser where it is asked to, handing it the address and nothing else', async () => {
    await projectWithRuns(1);
    const tools = temporaryFolder();
    writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\necho "$#:$1" > '${tools}/opened'\n`);
    chmodSync(join(tools, 'xdg-open'), 0o755);
    const env = { PATH: `${tools}:${process.env['PATH']}`, DISPLAY: ':0' };
    const opened = (): string => {
      try {
        return readFileSync(join(tools, 'opened'), 'utf8');
      } catch {
        return '';
      }
    };
    await (await startView(project.folder, [], env)).stop();
    expect(opened()).toBe('');
    const view = await startView(project.folder, ['--open'], env);
    await waitUntil(() => opened() !== '', 'a browser was opened');
    expect(opened()).toBe(`1:${view.address}\n`);
    const without = await startView(project.folder, ['--open'], { PATH: '/nowhere' });
    await waitUntil(() => without.errors() !== '', 'it was told that there is no browser');
    expect(without.errors()).toBe('No browser could be opened: open the address yourself.\n');
    expect((await without.ask('/')).status).toBe(302);
  });
});

describe('runs that cannot be shown', () => {
  afterEach(cleanUp);

  it.each<[string, (lines: string[]) => string, RegExp]>([
    [
      'damaged',
      ([first = '', , ...rest]) => [first, '{', ...rest].join('\n'),
      /events\.jsonl:2: This line is not JSON/,
    ],
    [
      'of the future',
      (lines) => lines.join('\n').replace('"schemaVersion":1', '"schemaVersion":2'),
      /newer agent-eval/,
    ],
    ['empty', () => '', /events\.jsonl is empty/],
    ['without a beginning', (lines) => lines.slice(1).join('\n'), /does not tell how it began/],
  ])('a log that is %s is told, and shown once it is mended', async (_, spoil, message) => {
    const [run = ''] = await projectWithRuns(1);
    const log = project.log();
    const view = await startView(project.folder);
    writeFileSync(fileOf(run, 'events.jsonl'), spoil(log.split('\n')));
    const { status, text } = await view.ask(`/api/runs/${run}`);
    expect({ status, text }).toEqual({ status: 409, text: expect.stringMatching(message) });
    expect(text).not.toContain(project.folder);
    writeFileSync(fileOf(run, 'events.jsonl'), log);
    expect(finishedTrials(await dataOf(view, run))).toBe(3);
  });

  it('a log that was cut while it was shown is told once, one that is removed as often as asked', async () => {
    const [run = ''] = await projectWithRuns(1);
    const log = project.log();
    const view = await startView(project.folder);
    const changes = await view.listen(`/api/runs/${run}/changes`);
    expect(finishedTrials(await dataOf(view, run))).toBe(3);
    writeFileSync(fileOf(run, 'events.jsonl'), log.slice(0, log.lastIndexOf('{"type":"trial-finished"')));
    await waitUntil(() => changes.changes() > 0, 'the change was told');
    expect(await view.ask(`/api/runs/${run}`)).toMatchObject({
      status: 409,
      text: 'This run cannot be shown: events.jsonl was cut or replaced while it was read.',
    });
    expect(finishedTrials(await dataOf(view, run))).toBe(2);
    rmSync(fileOf(run, ''), { recursive: true });
    expect(await view.ask(`/api/runs/${run}`)).toMatchObject({ status: 404 });
    expect(await view.ask('/')).toMatchObject({
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  });

  it('a damaged report or copy of a baseline is told, and in the list of runs without paths', async () => {
    const [run = ''] = await projectWithRuns(1);
    cpSync(fileOf(run, ''), fileOf('copied', ''), { recursive: true });
    writeFileSync(fileOf('copied', 'baseline.json'), '{');
    rmSync(fileOf(run, 'events.jsonl'));
    writeFileSync(fileOf(run, 'report.json'), '{"schemaVersion": 1,');
    mkdirSync(fileOf('odd', 'report.json'), { recursive: true });
    const view = await startView(project.folder, ['copied']);
    expect(await view.ask(`/api/runs/${run}`)).toMatchObject({
      status: 409,
      text: 'This run cannot be shown. It has no log, and of its report.json: It is truncated: it ends in the middle.',
    });
    expect(await view.ask('/api/runs/copied')).toMatchObject({
      status: 409,
      text: expect.stringContaining('baseline.json in its folder is damaged'),
    });
    rmSync(fileOf('copied', 'baseline.json'));
    const { history } = await dataOf(view, 'copied');
    expect(history.find((one) => one.run === 'odd')).toMatchObject({ status: 'damaged' });
    expect(JSON.stringify(history)).not.toContain(project.folder);
    const odd = await view.ask('/api/runs/odd');
    expect(odd).toMatchObject({
      status: 409,
      text: 'The files of this run cannot be read (EISDIR). The terminal tells more.',
    });
  });
});

describe('who may ask', () => {
  let view: View;
  let run = '';
  beforeAll(async () => {
    [run = ''] = await projectWithRuns(1);
    view = await startView(project.folder);
  });
  afterAll(cleanUp);

  it.each<[string, Parameters<View['ask']>[1], number]>([
    ['under another name', { headers: { host: 'evil.example' } }, 421],
    ['under a name that only looks like its own', { headers: { host: '127.0.0.1.evil.example' } }, 421],
    ['from another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['from another port', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
    ['from another origin', { headers: { origin: 'http://localhost:1' } }, 403],
    ['from a page without an origin', { headers: { origin: 'null' } }, 403],
    ['to change something', { method: 'POST' }, 405],
    ['to delete something', { method: 'DELETE' }, 405],
    ['with a body', { headers: { 'content-length': '1' }, body: 'x' }, 413],
    ['with a header of any length', { headers: { cookie: 'x'.repeat(20_000) } }, 431],
  ])('nobody %s', async (_, asked, status) => {
    expect(await view.ask(`/api/runs/${run}`, asked)).toMatchObject({ status });
    expect(await view.ask(`/api/runs/${run}/changes`, asked)).toMatchObject({ status });
  });

  it('its own page, by either name of this machine, and tools', async () => {
    const host = view.address.replace('http://127.0.0.1', 'localhost');
    const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    expect(await view.ask(`/api/runs/${run}`, { headers })).toMatchObject({ status: 200 });
    expect(await view.ask(`/runs/${run}`, { headers: { 'sec-fetch-site': 'none' } })).toMatchObject({
      status: 200,
    });
    const head = await view.ask(`/api/runs/${run}`, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(Number(head.headers['content-length'])).toBeGreaterThan(100);
  });

  it.each([
    '/runs/..%2f..',
    '/api/runs/..%2f..%2fetc',
    '/api/runs/../../etc/passwd',
    '/api/runs/%00',
    '/api/runs/%E0%A4%A',
    '/api/runs/',
    '/api/runs/latest',
    '/api/runs/x/y/z',
    '/agent-eval.config.yaml',
    '//evil.example/runs',
    '//',
    '*',
  ])('finds nothing at %s', async (path) => {
    const { status, text } = await view.ask(path);
    expect(status).toBe(404);
    expect(text).not.toContain(project.folder);
    expect((await view.ask(`/${'x'.repeat(5000)}`)).status).toBe(414);
    expect(view.errors()).toBe('');
  });

  it('every answer may be kept, framed and read by nobody else', async () => {
    for (const path of ['/', `/runs/${run}`, `/api/runs/${run}`, '/api/runs/nope', '/nowhere']) {
      const { headers } = await view.ask(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/),
      });
    }
    const page = await view.ask(`/runs/${run}`);
    expect(page.headers['content-security-policy']).toContain("script-src 'sha256-");
  });

  it('is compressed where it is large and that is understood', async () => {
    const plain = await view.ask(`/runs/${run}`);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await view.ask(`/runs/${run}`, { headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.body).toString()).toBe(plain.text);
    const refused = await view.ask(`/runs/${run}`, { headers: { 'accept-encoding': 'gzip;q=0' } });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  it('is listened to by many that go, and nothing of them is kept', async () => {
    for (let round = 0; round < 3; round++) {
      const all = await Promise.all(
        Array.from({ length: 60 }, () => view.listen(`/api/runs/${run}/changes`)),
      );
      expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
      for (const one of all) one.leave();
    }
    expect((await view.ask(`/api/runs/${run}`)).status).toBe(200);
  });
});

function lastEvent(text: string): string {
  return [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '';
}
