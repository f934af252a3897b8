import { afterEach, describe, expect, it } from 'vitest';
import { AgentError } from '../../../src/model/failure.ts';
import { failureOf, makeAgent } from '../../support/make-agent.ts';
import { json, type ServedAgent, serveAgent } from '../../support/serve-agent.ts';
import { stubContext } from '../../support/stub-context.ts';

const servers: ServedAgent[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function serve(answer: Parameters<typeof serveAgent>[0]): Promise<ServedAgent> {
  const server = await serveAgent(answer);
  servers.push(server);
  return server;
}

const echoBody: Parameters<typeof serveAgent>[0] = (request, response) => json(response, request.body);

describe('the request of an http agent', () => {
  it('is the input as JSON where no body is set', async () => {
    const { url, requests } = await serve(echoBody);
    const agent = await makeAgent({ type: 'http', url });
    expect(await agent.run({ a: [1, null] }, stubContext())).toBe('{"a":[1,null]}');
    expect(requests[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
  });

  it('keeps the JSON type of a lone template and takes nothing that was filled in for a template', async () => {
    const { url } = await serve(echoBody);
    const body = {
      all: '{{input}}',
      n: '{{ input.list.1 }}',
      text: 'n={{input.list.1}} {{{{x}} {{input.t}}',
    };
    const agent = await makeAgent({ type: 'http', url, body });
    const input = { list: [0, 7], t: '{{env.SECRET}}' };
    const sent = JSON.parse(String(await agent.run(input, stubContext())));
    expect(sent).toEqual({ all: input, n: 7, text: 'n=7 {{x}} {{env.SECRET}}' });
  });

  it('fills headers and url, and no input reaches another path', async () => {
    const { url, requests } = await serve(echoBody);
    const agent = await makeAgent(
      {
        type: 'http',
        method: 'GET',
        url: '{{env.BASE}}/users/{{input.id}}?s={{sessionId}}',
        headers: { authorization: 'Bearer {{env.KEY}}' },
      },
      { BASE: url, KEY: 'k1' },
    );
    await agent.run({ id: '../admin?x=1#' }, stubContext());
    expect(requests[0]).toMatchObject({
      path: '/users/..%2Fadmin%3Fx%3D1%23?s=session',
      headers: { authorization: 'Bearer k1' },
      body: '',
    });
  });

  it('cannot be split by a line break in the input, and the message does not show the value', async () => {
    const { url, requests } = await serve(echoBody);
    const agent = await makeAgent({ type: 'http', url, headers: { 'x-who': '{{input}}' } });
    const failure = await failureOf(() => agent.run('a\r\nx-admin: yes', stubContext()));
    expect(failure.message).toMatch(/^The header "x-who: \{\{input\}\}" cannot be sent/);
    expect(requests).toEqual([]);
  });

  it('fails where the input has not what a template names', async () => {
    const { url } = await serve(echoBody);
    const agent = await makeAgent({ type: 'http', url, body: '{{input.question.text}}' });
    const failure = await failureOf(() => agent.run({ question: { q: 1 } }, stubContext()));
    expect(failure.message).toBe('{{input.question.text}} leads to nothing: input.question has the keys q.');
  });

  it('holds the clock', async () => {
    const { url } = await serve(echoBody);
    const context = stubContext();
    await (await makeAgent({ type: 'http', url })).run(1, context);
    expect(context.held).toBe(1);
  });
});

describe('the settings of an http agent', () => {
  it('are refused, all mistakes at once, before anything is called', async () => {
    const settings = {
      type: 'http',
      method: 'GET',
      url: 'ftp://host',
      headers: { 'x key': '{{env.KEY}} {{env.EMPTY}}' },
      body: '{{question}}',
      poll: { id: '/id', url: 'http://host/jobs', status: '/s', done: ['done'] },
    };
    const failure = await failureOf(() => makeAgent(settings, { EMPTY: '' }));
    expect(failure.message.split('\n').map((line) => line.split(':')[0])).toEqual([
      '"url"',
      '"headers.x key"',
      '"headers.x key"',
      '"headers"',
      '"body"',
      '"body"',
      '"poll.url"',
    ]);
    expect(failure.message).toContain('the environment variable KEY is not set');
  });
});

describe('the answer of an http agent', () => {
  it.each([
    [429, 'rate-limit'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
    [401, 'permission'],
    [403, 'permission'],
    [404, 'agent'],
    [500, 'agent'],
    [304, 'agent'],
  ])('with status %d is a failure of kind %s', async (status, kind) => {
    const { url } = await serve((_, response) => response.writeHead(status).end(status === 304 ? '' : 'why'));
    const failure = await failureOf(async () =>
      (await makeAgent({ type: 'http', url })).run(1, stubContext()),
    );
    expect(failure.kind).toBe(kind);
    expect(failure.message).toBe(`${url} answered with status ${status}${status === 304 ? '' : ': why'}`);
  });

  it('says how long to wait before the next try', async () => {
    const { url } = await serve((_, response) => response.writeHead(429, { 'retry-after': '7' }).end());
    const agent = await makeAgent({ type: 'http', url });
    const error = await Promise.resolve(agent.run(1, stubContext())).catch((thrown: unknown) => thrown);
    expect(error instanceof AgentError && error.retryAfterMs).toBe(7000);
  });

  it.each([
    ['application/json; charset=utf-8', '{"a":1}', { a: 1 }],
    ['application/problem+json', '[1]', [1]],
    ['text/plain', '{"a":1}', '{"a":1}'],
    ['application/json', '', null],
  ])('of type %s with the body %s is understood', async (type, body, output) => {
    const { url } = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    expect(await (await makeAgent({ type: 'http', url })).run(1, stubContext())).toEqual(output);
  });

  it('that is not the JSON it claims to be is a failure of kind output', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
    );
    const failure = await failureOf(async () =>
      (await makeAgent({ type: 'http', url })).run(1, stubContext()),
    );
    expect(failure).toMatchObject({ kind: 'output', message: expect.stringContaining('<html>') });
  });

  it('is not read further than allowed, even where it never ends', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(10_000), () => setImmediate(more));
      };
      more();
    });
    const agent = await makeAgent({ type: 'http', url, 'max-bytes': 50_000 });
    const failure = await failureOf(() => agent.run(1, stubContext()));
    expect(failure).toMatchObject({ kind: 'output', message: expect.stringContaining('50000 bytes') });
  });

  it('that is cut off, or never comes, is a failure of the network', async () => {
    const cut = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    const gone = await serve(echoBody);
    await gone.close();
    for (const { url } of [cut, gone]) {
      const failure = await failureOf(async () =>
        (await makeAgent({ type: 'http', url })).run(1, stubContext()),
      );
      expect(failure).toMatchObject({ kind: 'network', message: expect.stringContaining(url) });
    }
  });
});

describe('a redirect', () => {
  it('is followed on the same host: as GET after 302, with its body after 307', async () => {
    const { url, requests } = await serve((request, response) => {
      if (request.path === '/302') response.writeHead(302, { location: '/end' }).end();
      else if (request.path === '/307') response.writeHead(307, { location: 'end' }).end();
      else json(response, `${request.method} ${request.body}`);
    });
    const outputs = [302, 307].map(async (status) =>
      (await makeAgent({ type: 'http', url: `${url}/${status}`, headers: { authorization: 'x' } })).run(
        1,
        stubContext(),
      ),
    );
    expect(await Promise.all(outputs)).toEqual(['GET ', 'POST 1']);
    expect(requests.every((request) => request.headers.authorization === 'x')).toBe(true);
  });

  it('to another host is refused, and that host sees nothing', async () => {
    const other = await serve(echoBody);
    const { url } = await serve((_, response) => response.writeHead(307, { location: other.url }).end());
    const failure = await failureOf(async () =>
      (await makeAgent({ type: 'http', url })).run(1, stubContext()),
    );
    expect(failure).toMatchObject({ kind: 'permission', message: expect.stringContaining(other.host) });
    expect(other.requests).toEqual([]);
  });

  it('to an allowed host carries no credentials', async () => {
    const other = await serve(echoBody);
    const { url } = await serve((_, response) => response.writeHead(307, { location: other.url }).end());
    const agent = await makeAgent(
      {
        type: 'http',
        url,
        'allow-hosts': [other.host],
        headers: { Authorization: 'a', 'x-mine': '{{env.KEY}}', 'x-plain': 'yes' },
      },
      { KEY: 'k' },
    );
    expect(await agent.run(1, stubContext())).toBe('1');
    const { headers } = other.requests[0] ?? {};
    expect([headers?.authorization, headers?.['x-mine'], headers?.['x-plain']]).toEqual([
      undefined,
      undefined,
      'yes',
    ]);
  });

  it('does not carry a body with a secret to an allowed host', async () => {
    const other = await serve(echoBody);
    const { url } = await serve((_, response) => response.writeHead(307, { location: other.url }).end());
    const settings = { type: 'http', url, 'allow-hosts': [other.host], body: { key: '{{env.KEY}}' } };
    const agent = await makeAgent(settings, { KEY: 'k' });
    expect((await failureOf(() => agent.run(1, stubContext()))).kind).toBe('permission');
    expect(other.requests).toEqual([]);
  });

  it('is followed five times, not more', async () => {
    const { url, requests } = await serve((_, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    );
    const failure = await failureOf(async () =>
      (await makeAgent({ type: 'http', url })).run(1, stubContext()),
    );
    expect(failure.message).toContain('more than 5 times');
    expect(requests.length).toBe(6);
  });
});

describe('a job', () => {
  const poll = { id: '/job', status: '/state', done: ['ok'], failed: ['bad'], every: '90s' };

  it('is asked for on the clock of the trial until it is done', async () => {
    const states = ['queued', 'running', 'ok'];
    const { url, requests } = await serve((request, response) =>
      json(response, request.path === '/' ? { job: 5 } : { state: states.shift(), answer: 42 }),
    );
    const agent = await makeAgent({
      type: 'http',
      url,
      poll: { ...poll, url: `${url}/{{id}}` },
      read: { output: '/answer' },
    });
    const context = stubContext();
    expect(await agent.run(1, context)).toBe(42);
    expect(context.sleeps).toEqual([90_000, 90_000, 90_000]);
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /',
      'GET /5',
      'GET /5',
      'GET /5',
    ]);
  });

  it('that failed is a failure with what the service said', async () => {
    const { url } = await serve((request, response) =>
      json(response, request.path === '/' ? { job: 5 } : { state: 'bad', why: 'no rows' }),
    );
    const agent = await makeAgent({ type: 'http', url, poll: { ...poll, url: `${url}/{{id}}` } });
    expect((await failureOf(() => agent.run(1, stubContext()))).message).toContain('no rows');
  });

  it('without an id is a failure that names what there is', async () => {
    const { url } = await serve((_, response) => json(response, { id: 5 }));
    const agent = await makeAgent({ type: 'http', url, poll: { ...poll, url: `${url}/{{id}}` } });
    expect(await failureOf(() => agent.run(1, stubContext()))).toEqual({
      kind: 'output',
      message: '"poll.id": /job leads to nothing in the answer: the answer has the keys id.',
    });
  });
});
