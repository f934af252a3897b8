import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { commandFile } from '../support/run-cli.ts';
import type { TempProject } from '../support/run-project.ts';
import { sampleProject } from '../support/sample-project.ts';
import { signedFetch } from '../support/signed-fetch.ts';
import { waitUntil } from '../support/wait-until.ts';

let project: TempProject;
const servers: ChildProcess[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.kill();
  project.remove();
});

/** The data pipeline on the real clock. */
function caseFile(settings: string): string {
  return `suite: export
agents: [data-pipeline]
timeout: 100s
cases:
  - id: batch
    input:
      batch: may
      rows: [{ id: o-1, customer: Bo, amount: 80, currency: EUR, ordered: 2024-05-01 }]
${settings}`;
}

describe('a run that is killed', () => {
  test('in the middle of the wait for a person repeats no finished node', async () => {
    const env = makeStored(`    approvals: { data_quality_review: { decision: approve, after: 90s } }
    expect: [not-error]
`);
    await killOnce('transform', env);
    project.write({
      'cases/export.yaml': caseFile(`    approvals: { data_quality_review: { decision: approve, by: dana } }
    expect:
      - event: { name: restored, on: ingest }
      - event: { name: restored, on: transform }
      - not-tool-called: source.read
      - gate: { name: data_quality_review, decision: approve, calls: 1 }
      - node: { name: export, attempts: 1, output: { rows: 1, written: true } }
`),
    });
    const { exitCode, stdout } = await project.run([], env);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(filesIn(env.DATA_PIPELINE_OUT)).toEqual(['may.csv']);
  });

  test('after the decision asks nobody again', async () => {
    const env = makeStored(`    approvals: { data_quality_review: { decision: approve, by: dana } }
    faults: [{ node: export, latency: 90s }]
    expect: [not-error]
`);
    await killOnce('data_quality_review', env);
    expect(filesIn(env.DATA_PIPELINE_OUT)).toEqual([]);
    project.write({
      'cases/export.yaml': caseFile(`    expect:
      - event: { name: restored, on: data_quality_review }
      - gate: { name: data_quality_review, calls: 0 }
      - node: { name: export, output: { rows: 1, written: true } }
`),
    });
    const { exitCode, stdout } = await project.run([], env);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(filesIn(env.DATA_PIPELINE_OUT)).toEqual(['may.csv']);
  });
});

describe('a reviewer outside', () => {
  test('approves with a signed request, and the export runs', async () => {
    const { base, run, id } = await reachGate();
    const target = `/approvals/${id}/decision`;
    const body = { decision: 'approve', by: 'dana', reason: 'looks right' };
    expect((await signedFetch(base, target, { body, secret: 'a guess' })).status).toBe(401);
    expect((await signedFetch(base, target, { body: { ...body, by: 'mallory' } })).status).toBe(403);
    expect((await signedFetch(base, target, { body })).status).toBe(200);
    expect((await signedFetch(base, target, { body: { ...body, decision: 'reject' } })).status).toBe(409);
    await run.finished;
    expect(project.report()).toMatchObject({
      gates: [
        {
          gate: 'data_quality_review',
          requests: 1,
          approved: 1,
          refused: 1,
          byApprover: [{ by: 'dana', decisions: 1 }],
        },
      ],
    });
    expect(outputOf()).toMatchObject({ status: 'succeeded', exported: { rows: 1, written: true } });
  });

  test('rejects, and the export never runs', async () => {
    const { base, run, id } = await reachGate();
    const body = { decision: 'reject', by: 'dana', reason: 'wrong month' };
    expect((await signedFetch(base, `/approvals/${id}/decision`, { body })).status).toBe(200);
    await run.finished;
    expect(outputOf()).toMatchObject({
      status: 'rejected',
      exported: null,
      stoppedBy: { by: 'dana', reason: 'wrong month' },
    });
  });
});

function makeStored(settings: string): { DATA_PIPELINE_STORE: string; DATA_PIPELINE_OUT: string } {
  project = sampleProject({ 'cases/export.yaml': caseFile(settings) });
  return {
    DATA_PIPELINE_STORE: join(project.folder, 'store'),
    DATA_PIPELINE_OUT: join(project.folder, 'warehouse'),
  };
}

/** Kills the run as soon as it has kept the result of a node. */
async function killOnce(node: string, env: { readonly DATA_PIPELINE_STORE: string }): Promise<void> {
  const { child, finished } = project.start([], env);
  const folder = env.DATA_PIPELINE_STORE;
  const isKept = (): boolean =>
    existsSync(folder) && readdirSync(folder).some((file) => file.endsWith(`.${node}.json`));
  await waitUntil(isKept, `the result of ${node} was kept`);
  child.kill('SIGKILL');
  expect((await finished).signal).toBe('SIGKILL');
}

/** Files of batches, in whichever session they were written. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((session) => readdirSync(join(folder, session)));
}

async function reachGate() {
  project = sampleProject({ 'cases/export.yaml': caseFile('    expect: [not-error]\n') });
  const base = await startServer();
  const run = project.start(['--approvals', base], { AGENT_EVAL_APPROVALS_SECRET: 'a secret of tests' });
  let waiting: unknown[] = [];
  const list = async (): Promise<void> => {
    const { content } = await signedFetch(base, '/approvals?status=waiting');
    waiting = Array.isArray(content['approvals']) ? content['approvals'] : [];
  };
  const deadline = performance.now() + 10_000;
  while (waiting.length === 0 && performance.now() < deadline) await list();
  expect(waiting).toMatchObject([{ gate: 'data_quality_review', asked: ['dana'], payload: { rows: 1 } }]);
  return { base, run, id: String(Reflect.get(Object(waiting[0]), 'id')) };
}

async function startServer(): Promise<string> {
  const server = spawn(process.execPath, [commandFile, 'approvals', 'serve', '--port', '0'], {
    env: { ...process.env, AGENT_EVAL_APPROVALS_SECRET: 'a secret of tests' },
  });
  servers.push(server);
  const line = await new Promise<string>((resolve) =>
    server.stdout.once('data', (text) => resolve(String(text))),
  );
  return /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? line;
}

function outputOf(): unknown {
  const finished = project.events().filter((event) => event.type === 'trial-finished');
  expect(finished).toHaveLength(1);
  return Reflect.get(Object(finished[0]), 'output');
}
