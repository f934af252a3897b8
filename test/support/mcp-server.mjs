// An MCP server for tests: run as a program it speaks over standard input and output; `makeServer` is for a service.
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import * as z from 'zod';

const text = (words) => ({ content: [{ type: 'text', text: words }] });

export function makeServer() {
  const server = new McpServer({ name: 'for-tests', version: '1.0.0' });
  const add = (name, settings, run) =>
    server.registerTool(name, { description: `It can ${name}.`, ...settings }, run);
  add('echo', { inputSchema: { words: z.string() }, annotations: { readOnlyHint: true } }, ({ words }) =>
    text(words),
  );
  add('count', { outputSchema: { total: z.number() }, annotations: { destructiveHint: false } }, () => ({
    ...text('{"total":3}'),
    structuredContent: { total: 3 },
  }));
  add('wipe', {}, () => text('wiped'));
  add('fail', { annotations: { readOnlyHint: true } }, () => ({
    ...text('no such page\u0007'),
    isError: true,
  }));
  add('picture', { annotations: { readOnlyHint: true } }, () => ({
    content: [
      { type: 'text', text: 'A cat:' },
      { type: 'image', data: 'AAAA', mimeType: 'image/png' },
      { type: 'resource', resource: { uri: 'file:///cat.txt', text: 'meow' } },
    ],
  }));
  add('hang', { annotations: { readOnlyHint: true } }, () => new Promise(() => {}));
  add('environment', { annotations: { readOnlyHint: true } }, () => text(JSON.stringify(process.env)));
  add('quit', { annotations: { readOnlyHint: true } }, () => {
    process.stderr.write('out of memory\n', () => process.exit(3));
    return new Promise(() => {});
  });
  return server;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // One that never says hello.
  if (process.argv.includes('--mute')) setInterval(() => {}, 60_000);
  else await makeServer().connect(new StdioServerTransport());
}
