import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAgent } from '../../../src/agents/create-agent.ts';
import { agentSettingsSchema } from '../../../src/model/agent-settings.ts';
import { canonicalJson, type Json, type JsonObject } from '../../../src/model/json.ts';

let projectFolder: string;
beforeEach(() => {
  projectFolder = mkdtempSync(join(tmpdir(), 'digest-'));
  writeFileSync(join(projectFolder, 'agent.py'), 'print(1)');
});
afterEach(() => rmSync(projectFolder, { recursive: true, force: true }));

const command = { type: 'command', command: ['python3', 'agent.py'], set: { KEY: '{{env.KEY}}' } };

async function partsOf(settings: JsonObject): Promise<string> {
  const env = { KEY: 'secret', PATH: '' };
  const created = await createAgent('a', agentSettingsSchema.parse(settings), {
    loadModule: async () => ({ default: (input: Json) => input }),
    env,
    projectFolder,
  });
  return canonicalJson(created.digestParts);
}

it('changes the digest of an agent with its settings, its version and the content of its files', async () => {
  const before = await partsOf(command);
  expect(await partsOf({ ...command, concurrency: 4 })).toBe(before);
  expect(await partsOf({ ...command, mode: 'lines' })).not.toBe(before);
  expect(await partsOf({ ...command, version: '2' })).not.toBe(before);
  writeFileSync(join(projectFolder, 'agent.py'), 'print(2)');
  expect(await partsOf(command)).not.toBe(before);
});

it('keeps secrets out of the digest', async () => {
  expect(await partsOf(command)).not.toContain('secret');
});
