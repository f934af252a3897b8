import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/run-cli.ts';
import { signedFetch } from '../support/signed-fetch.ts';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const secret = 'a secret of tests';
const running: ReturnType<typeof spawn>[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

/** A project with one agent that exports what its gate lets through. */
function makeProject(caseText: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'agents'));
  mkdirSync(join(folder, 'cases'));
  writeFileSync(
    join(folder, 'agents/exporter.mjs'),
    `export default {
  name: 'exporter',
  parts: { gates: ['review'] },
  async run(input, context) {
    const outcome = await context.approvals.request({
      gate: 'review', action: 'Export', payload: input, timeoutMs: 1800000, onTimeout: 'approve',
    });
    return outcome.decision + ' by ' + outcome.by;
  },
};
`,
  );
  writeFileSync(join(folder, 'cases/export.yaml'), caseText);
  return folder;
}

const oneCase = (expected: string, more = ''): string => `suite: export
agents: [exporter]
clock: virtual
cases:
  - id: rows
    input: { rows: 3 }
    expect: [{ equals: ${expected} }]
${more}`;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

function run(
  folder: string,
  args: readonly string[],
  typed: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [command, ...args], { cwd: folder, env: { ...process.env, ...env } });
  running.push(child);
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    error += chunk;
  });
  child.stdin.end(typed);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
}

async function startServer(env: NodeJS.ProcessEnv): Promise<string> {
  const args = [command, 'approvals', 'serve', '--port', '0', '--secret-env', 'REVIEW_SECRET'];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  running.push(child);
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk) => resolve(String(chunk))),
  );
  return /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? line;
}

function reportOf(folder: string): { gates: unknown; warnings: unknown; cells: { waitMs: number[] }[] } {
  return JSON.parse(readFileSync(join(folder, 'reports/latest/report.json'), 'utf8'));
}

describe('gates of a run', () => {
  it('are decided by the script of the case, at no cost of time', async () => {
    const script = '    approvals: { review: { decision: reject, by: dana, after: 20m } }\n';
    const folder = makeProject(oneCase('reject by dana', script));
    const { code, out } = await run(folder, ['run', '--reporter', 'terminal,json'], '');
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('dana decided 1 at review'),
    });
    expect(reportOf(folder)).toMatchObject({
      gates: [
        {
          agent: 'exporter',
          gate: 'review',
          requests: 1,
          rejected: 1,
          rejectionRate: 1,
          waitP50: { value: 1_200_000 },
        },
      ],
      cells: [{ waitMs: [1_200_000] }],
    });
  });

  it('are told of loudly when silence lets something through', async () => {
    const folder = makeProject(
      oneCase('approve by null', '    approvals: { review: { decision: never } }\n'),
    );
    const { code, out } = await run(folder, ['run'], '');
    expect(code).toBe(0);
    expect(out).toContain('warning  exporter passed the gate "review" although nobody decided');
  });

  it('fail a case whose script they did not use up', async () => {
    const script = '    approvals: { review: [{ decision: approve, by: dana }, { decision: reject }] }\n';
    const folder = makeProject(oneCase('approve by dana', script));
    const { code, out } = await run(folder, ['run'], '');
    expect(code).toBe(1);
    expect(out).toContain('unused approval: the gate "review" was reached, but decision 2 (reject)');
  });

  it('are asked in the terminal', async () => {
    const folder = makeProject(oneCase('approve').replace('equals', 'starts-with'));
    const { code, error } = await run(folder, ['run', '--interactive'], 'approve fine\n');
    expect(error).toContain('A decision is needed at the gate "review"');
    expect(code).toBe(0);
  });

  it('reject where the terminal is closed', async () => {
    const folder = makeProject(oneCase('reject by null'));
    expect(await run(folder, ['run', '--interactive'], '')).toMatchObject({ code: 0 });
  });

  it('are decided over the server of approvals, even before they are reached', async () => {
    const base = await startServer({ REVIEW_SECRET: secret });
    const body = { key: 'one', decision: { decision: 'terminate', by: 'dana' } };
    expect((await signedFetch(base, '/gates/review/decision', { body })).status).toBe(201);
    const folder = makeProject(oneCase('terminate by dana'));
    const ended = await run(folder, ['run', '--approvals', base], '', {
      AGENT_EVAL_APPROVALS_SECRET: secret,
    });
    expect(ended.code).toBe(0);
    expect(ended.out + ended.error).not.toContain(secret);
  });
});

it.each<[string, readonly string[], string]>([
  ['without a secret', ['approvals', 'serve'], 'AGENT_EVAL_APPROVALS_SECRET holds no secret'],
  ['a port that is none', ['approvals', 'serve', '--port', '65536'], 'There is no port 65536'],
  [
    'two ways to decide',
    ['run', '--interactive', '--approvals', 'http://127.0.0.1:1'],
    'one way to be decided',
  ],
  ['an address that is none', ['run', '--approvals', 'nowhere'], '"nowhere" is no address of a server'],
])('refuses %s as bad input', async (_, args, message) => {
  const folder = makeProject(oneCase('nothing'));
  const ended = await run(folder, args, '', { AGENT_EVAL_APPROVALS_SECRET: '' });
  expect(ended).toMatchObject({ code: 2, error: expect.stringContaining(message) });
});
