import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type McpServer, type McpTools, mcpTools } from '../../../../src/kit/index.ts';
import { mcpError } from '../../../../src/kit/tools/mcp/mcp-error.ts';
import { readMcpResult } from '../../../../src/kit/tools/mcp/read-mcp-result.ts';
import type { AgentContext } from '../../../../src/model/agent.ts';
import type { Json } from '../../../../src/model/json.ts';
import { attemptOnce } from '../../../support/attempt-once.ts';
import { useBuiltPackages } from '../../../support/built-packages.ts';
import { kitContext } from '../../../support/kit-context.ts';
import type { ServedMcp } from '../../../support/serve-mcp.ts';

const file = fileURLToPath(new URL('../../../support/mcp-server.mjs', import.meta.url));
const program = { command: process.execPath, args: [file] };

const opened: McpTools[] = [];
function open(server: McpServer): McpTools {
  const tools = mcpTools(server);
  opened.push(tools);
  return tools;
}
let served: ServedMcp;
beforeAll(async () => {
  useBuiltPackages();
  const { serveMcp } = await import('../../../support/serve-mcp.ts');
  served = await serveMcp();
  return () => served.close();
});
afterEach(async () => {
  served.status = null;
  await Promise.all(opened.splice(0).map((tools) => tools.close()));
});

async function call(
  server: McpTools,
  name: string,
  args: Json,
  context: AgentContext = kitContext(),
): Promise<Json> {
  const tool = (await server.list(context)).find((one) => one.name === name);
  if (!tool) throw new Error(`no tool ${name}`);
  return context.tools.call(tool, args, context);
}

describe.each<['a program' | 'a service', () => McpServer]>([
  ['a program', () => program],
  ['a service', () => ({ url: served.url, headers: { 'x-team': 'blue' } })],
])('tools of %s', (kind, server) => {
  test('say what they take, and what they may do as far as the server hints at it', async () => {
    const tools = await open(server()).list(kitContext());
    const told = Object.fromEntries(tools.map(({ name, permission }) => [name, permission]));
    expect(told).toMatchObject({ echo: 'read', count: 'write', wipe: 'destructive' });
    expect(tools[0]).toMatchObject({
      description: 'It can echo.',
      parameters: { type: 'object', properties: { words: { type: 'string' } }, required: ['words'] },
    });
  });

  test('are called like any other: recorded, checked, approved, cleaned', async () => {
    const tools = open(server());
    const context = kitContext({ decisions: { wipe: { decision: 'reject', reason: 'keep it' } } });
    expect(await call(tools, 'echo', { words: 'tea\u0007' }, context)).toBe('tea');
    expect(await call(tools, 'count', {}, context)).toEqual({ total: 3 });
    expect(await call(tools, 'picture', {}, context)).toBe('A cat:\n[image image/png]\nmeow');
    await expect(call(tools, 'echo', { words: 3 }, context)).rejects.toMatchObject({
      kind: 'output',
      message: expect.stringContaining('data/words must be string'),
    });
    await expect(call(tools, 'fail', {}, context)).rejects.toMatchObject({
      kind: 'agent',
      message: '"fail" failed: no such page',
    });
    await expect(call(tools, 'wipe', {}, context)).rejects.toMatchObject({ kind: 'permission' });
    expect(context.trial.spans.filter(({ name }) => name === 'execute_tool')).toHaveLength(6);
    if (kind === 'a service') expect(served.headers['x-team']).toBe('blue');
  });

  test('that hang end with the trial, and the next trial is served', async () => {
    const tools = open(server());
    const run = (name: string) => (context: AgentContext) => call(tools, name, { words: 'hi' }, context);
    await tools.list(kitContext());
    const hung = await attemptOnce(run('hang'), { clock: 'real', timeoutMs: 300 });
    expect(hung.error).toMatchObject({ kind: 'timeout' });
    expect((await attemptOnce(run('echo'), { clock: 'real' })).output).toBe('hi');
  });
});

describe('a program', () => {
  test('sees of the environment only what is listed, and PATH', async () => {
    const tools = open({ ...program, env: { TEAM: 'blue', NONE: undefined } });
    const seen = JSON.parse(String(await call(tools, 'environment', {})));
    expect(Object.keys(seen).filter((name) => !/^(path|systemroot|__CF.*)$/i.test(name))).toEqual(['TEAM']);
  });

  test('that ends is told with its last words, and started again for the next call', async () => {
    const tools = open(program);
    await expect(call(tools, 'quit', {})).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/MCP server ".*node" failed: .*closed.* Its last words: out of memory/),
    });
    expect(await call(tools, 'echo', { words: 'again' })).toBe('again');
  });

  test('that does not exist is told, without its arguments', async () => {
    const tools = open({ command: 'no-such-program', args: ['--key=hidden'] });
    const failed = await tools.list(kitContext()).catch((error: unknown) => error);
    expect(failed).toMatchObject({ kind: 'agent', message: expect.stringContaining('could not be started') });
    expect(String(failed)).not.toContain('hidden');
  });

  test('that never says hello ends with the trial, and with the agent', async () => {
    const tools = open({ ...program, args: [file, '--mute'] });
    const list = async (context: AgentContext): Promise<Json> => (await tools.list(context)).length;
    const { error } = await attemptOnce(list, { clock: 'real', timeoutMs: 300 });
    expect(error).toMatchObject({ kind: 'timeout' });
    await tools.close();
    await expect(tools.list(kitContext())).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('a service', () => {
  test.each([
    [401, 'permission'],
    [429, 'rate-limit'],
    [503, 'unavailable'],
  ])('that answers %i fails with %s, and without what stands in its address', async (status, kind) => {
    served.status = status;
    const failed = await open({ url: served.url })
      .list(kitContext())
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ kind });
    expect(String(failed)).not.toContain('secret');
  });

  test('that is not there is a matter of the network', async () => {
    const { serveMcp } = await import('../../../support/serve-mcp.ts');
    const gone = await serveMcp();
    await gone.close();
    const tools = open({ url: gone.url });
    await expect(tools.list(kitContext())).rejects.toMatchObject({ kind: 'network' });
  });
});

test('an answer that is no result is told, and so is a failure without words', () => {
  expect(() => readMcpResult('t', undefined)).toThrow('no result of an MCP tool');
  expect(() => readMcpResult('t', { isError: true })).toThrow('"t" failed: it does not say why.');
  expect(readMcpResult('t', { content: [{ type: 'resource_link', uri: 'file:///a' }] })).toBe(
    '[resource_link file:///a]',
  );
});

test('an error that has a kind stays as it is', () => {
  const error = mcpError(new Error('odd'), 'The MCP server');
  expect(error).toMatchObject({ kind: 'agent', message: 'The MCP server failed: odd.' });
  expect(mcpError(error, 'another')).toBe(error);
});
