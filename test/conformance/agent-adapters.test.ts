import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAgent } from '../../src/agents/create-agent.ts';
import type { Agent } from '../../src/model/agent.ts';
import { agentSettingsSchema } from '../../src/model/agent-settings.ts';
import { toFailure } from '../../src/model/failure.ts';
import type { Json } from '../../src/model/json.ts';
import { json, type ServedAgent, serveAgent } from '../support/serve-agent.ts';
import { stubContext } from '../support/stub-context.ts';
import { waitUntil } from '../support/wait-until.ts';

const agents = resolve('test/support/agents');
const history = [{ input: 'earlier', output: ['yes'] }];
let server: ServedAgent;
let pids: string;

beforeAll(async () => {
  server = await serveAgent(answerLikeTheOthers);
});
afterAll(() => server.close());
beforeEach(() => {
  pids = mkdtempSync(join(tmpdir(), 'adapter-pids-'));
});
afterEach(() => rmSync(pids, { recursive: true, force: true }));

interface Adapter {
  readonly name: string;
  readonly settings: () => Json;
  readonly echoed?: (input: Json) => Json;
  /** Processes that a hanging trial has. */
  readonly processes: number;
  /** Whether it can do more than answer. */
  readonly acts: boolean;
}

const httpBody = { input: '{{input}}', sessionId: '{{sessionId}}', turn: '{{turn}}', history: '{{history}}' };
const table: readonly Adapter[] = [
  {
    name: 'module',
    settings: () => ({ type: 'module', file: 'module.ts' }),
    processes: 0,
    acts: true,
  },
  {
    name: 'command, once',
    settings: () => ({ type: 'command', command: [process.execPath, 'once.mjs'] }),
    processes: 2,
    acts: true,
  },
  {
    name: 'command, lines',
    settings: () => ({ type: 'command', mode: 'lines', command: [process.execPath, 'lines.mjs'] }),
    processes: 2,
    acts: true,
  },
  {
    name: 'http',
    settings: () => ({ type: 'http', url: `${server.url}/ask`, body: httpBody }),
    processes: 0,
    acts: true,
  },
  {
    name: 'http, polled',
    settings: () => ({
      type: 'http',
      url: `${server.url}/jobs`,
      body: httpBody,
      read: { output: '/result' },
      poll: { id: '/id', url: `${server.url}/jobs/{{id}}`, status: '/status', done: ['done'], every: '1h' },
    }),
    processes: 0,
    acts: true,
  },
  {
    name: 'scripted',
    settings: () => ({
      type: 'scripted',
      replies: [1, 2, 3].map((n) => ({ input: { n }, output: { echoed: { n } }, after: '1h' })),
    }),
    processes: 0,
    acts: false,
  },
  { name: 'echo', settings: () => ({ type: 'echo' }), echoed: (input) => input, processes: 0, acts: false },
];

/** A row to which a rule does not apply has no such test, rather than one that is skipped. */
const where = (applies: boolean) => (title: string, test: () => Promise<void>) => {
  if (applies) it(title, test);
};

describe.each(table)(
  'the adapter $name',
  ({ settings, echoed = (input) => ({ echoed: input }), processes, acts }) => {
    let agent: Agent;
    beforeEach(async () => {
      const created = await createAgent('tried', agentSettingsSchema.parse(settings()), {
        loadModule: (file) => import(file),
        env: process.env,
        projectFolder: agents,
      });
      agent = created.agent;
    });
    afterEach(() => agent.close?.());

    it('returns the output', async () => {
      expect(await agent.run({ n: 1 }, stubContext())).toEqual(echoed({ n: 1 }));
      expect(agent.name).toBe('tried');
    });

    it('keeps trials that run at once apart', async () => {
      const inputs = [{ n: 1 }, { n: 2 }, { n: 3 }];
      const outputs = await Promise.all(inputs.map((input) => agent.run(input, stubContext())));
      expect(outputs).toEqual(inputs.map(echoed));
    });

    where(acts)('turns an error into a failure that says what happened', async () => {
      const failure = await failureOf(agent.run({ do: 'fail' }, stubContext()));
      expect(failure).toMatchObject({ kind: 'agent', message: expect.stringContaining('the disk is full') });
    });

    where(acts)('keeps the kind that an error says of itself', async () => {
      const failure = await failureOf(agent.run({ do: 'fail-kind' }, stubContext()));
      expect(failure).toMatchObject({ kind: 'rate-limit', message: expect.stringContaining('slow down') });
    });

    where(acts)('works on after a failure', async () => {
      await failureOf(agent.run({ do: 'fail' }, stubContext()));
      expect(await agent.run({ n: 2 }, stubContext())).toEqual(echoed({ n: 2 }));
    });

    where(acts)('gives up as soon as the signal is aborted, and leaves nothing running', async () => {
      const stop = new AbortController();
      const requests = server.requests.length;
      const asked = agent.run({ do: 'hang', pids }, stubContext({ signal: stop.signal }));
      const failure = failureOf(asked);
      await waitUntil(
        () =>
          readdirSync(pids).length === processes &&
          (processes > 0 || !isHttp() || server.requests.length > requests),
        'the agent hangs',
      );
      const aborted = performance.now();
      stop.abort(Object.assign(new Error('out of time'), { kind: 'timeout' }));
      expect(await failure).toMatchObject({ kind: 'timeout', message: 'out of time' });
      expect(performance.now() - aborted).toBeLessThan(500);
      await agent.close?.();
      await waitUntil(
        () => !readdirSync(pids).some((pid) => isRunning(Number(pid))),
        'all processes are gone',
      );

      function isHttp(): boolean {
        return JSON.stringify(settings()).includes('"http"');
      }
    });

    it('does not begin when the signal is aborted already', async () => {
      const signal = AbortSignal.abort(new Error('too late'));
      const begun = server.requests.length;
      await failureOf(agent.run({ n: 1 }, stubContext({ signal })));
      expect(server.requests.length).toBe(begun);
    });

    where(acts)('carries a big output', async () => {
      const output = await agent.run({ do: 'big', size: 3_000_000 }, stubContext());
      expect(output === 'x'.repeat(3_000_000)).toBe(true);
    });

    where(acts)('passes on the conversation', async () => {
      const context = stubContext({ conversation: { sessionId: 'mine', turn: 2, history } });
      expect(await agent.run({ do: 'history' }, context)).toEqual({ sessionId: 'mine', turn: 2, history });
    });
  },
);

async function failureOf(asked: Json | Promise<Json>): Promise<ReturnType<typeof toFailure> | null> {
  return Promise.resolve(asked).then(() => null, toFailure);
}

/** A process that ended but was not collected by its parent yet does not run any more. */
function isRunning(pid: number): boolean {
  const found = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(found.stdout.trim());
}

const jobs = new Map<string, { body: string; polls: number }>();

function answerLikeTheOthers(
  request: ServedAgent['requests'][number],
  response: Parameters<Parameters<typeof serveAgent>[0]>[1],
): void {
  const job = jobs.get(decodeURIComponent(request.path.split('/')[2] ?? ''));
  if (job !== undefined && job.polls++ === 0) json(response, { status: 'working' });
  else if (job !== undefined) reply(job.body, response, (result) => ({ status: 'done', result }));
  else if (request.path === '/jobs' && !/"do":"(fail|hang)/.test(request.body)) {
    const id = `job/${jobs.size}`;
    jobs.set(id, { body: request.body, polls: 0 });
    json(response, { id });
  } else reply(request.body, response, (output) => output);
}

function reply(body: string, response: Parameters<typeof json>[0], wrap: (value: Json) => Json): void {
  const { input, ...conversation } = JSON.parse(body);
  switch (input.do) {
    case 'fail':
      json(response, { message: 'the disk is full' }, 500);
      break;
    case 'fail-kind':
      json(response, { message: 'slow down' }, 429);
      break;
    case 'hang':
      break;
    case 'big':
      json(response, wrap('x'.repeat(input.size)));
      break;
    default:
      json(response, wrap(input.do === 'history' ? conversation : { echoed: input }));
  }
}
