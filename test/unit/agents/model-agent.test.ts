import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAgent } from '../../../src/agents/create-agent.ts';
import { TrialContext } from '../../../src/context/trial-context.ts';
import { agentSettingsSchema } from '../../../src/model/agent-settings.ts';
import { AgentError, toFailure } from '../../../src/model/failure.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { ServedMessage } from '../../support/models/served-reply.ts';
import { withServedModels } from '../../support/with-served-models.ts';

const served = withServedModels();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'agent-eval-model-'));
  mkdirSync(join(folder, 'prompts'));
  writeFileSync(join(folder, 'prompts/system.md'), 'Be brief.\n');
  writeFileSync(join(folder, 'prompts/answer.json'), '{"type":"object","required":["answer"]}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  served().reply = (messages) => messages.at(-1)?.content.toUpperCase() ?? '';
});

const search = {
  name: 'search',
  description: 'Finds pages.',
  permission: 'read',
  parameters: { type: 'object', properties: { query: { type: 'string' } } },
  run: (args: JsonObject): Json => {
    if (args['query'] === 'closed') throw new AgentError('unavailable', 'The index is closed.');
    return { found: args['query'] ?? null };
  },
};

function create(settings: JsonObject, exports: Record<string, unknown> = { default: search }) {
  const written = agentSettingsSchema.parse({ type: 'model', model: 'm-1', ...settings });
  return createAgent('asked', written, {
    loadModule: async () => exports,
    env: { ...served().env, PLANET: 'Mars' },
    projectFolder: folder,
  });
}

async function ask(settings: JsonObject, input: Json = 'hello', turns: readonly Json[] = []) {
  const { agent } = await create(settings);
  const trial = new TrialContext({ seed: 's', clock: 'real', limits: {} });
  trial.begin();
  const history = turns.map((turn) => ({ input: turn, output: { said: turn } }));
  if (history.length > 0) trial.beginTurn(history.length + 1, history);
  const output = await Promise.resolve(agent.run(input, trial)).catch((error: unknown) => toFailure(error));
  return { output, trial };
}

function sent(): { messages: ServedMessage[] } & Record<string, unknown> {
  return JSON.parse(served().requests.at(-1)?.body ?? '{}');
}

describe('an agent of type model', () => {
  test('asks with its prompt and settings, and gives the text', async () => {
    const { output } = await ask(
      {
        system: { file: 'prompts/system.md' },
        template: 'On {{env.PLANET}}, turn {{turn}}: {{question}} {{about.1}} {{input.question}}',
        temperature: 0,
        'max-tokens': 20,
        seed: 7,
        stop: ['END'],
      },
      { question: 'who?', about: [1, { x: 2 }] },
    );
    expect(output).toBe('ON MARS, TURN 1: WHO? {"X":2} WHO?');
    expect(sent()).toEqual({
      model: 'm-1',
      messages: [
        { role: 'system', content: 'Be brief.\n' },
        { role: 'user', content: 'On Mars, turn 1: who? {"x":2} who?' },
      ],
      temperature: 0,
      max_completion_tokens: 20,
      seed: 7,
      stop: ['END'],
    });
  });

  test('tells the model the earlier turns', async () => {
    await ask({ template: 'Q: {{input}}' }, 'three', ['one', 'two']);
    expect(sent().messages.map(({ role, content }) => [role, content])).toEqual([
      ['user', 'Q: one'],
      ['assistant', '{"said":"one"}'],
      ['user', 'Q: two'],
      ['assistant', '{"said":"two"}'],
      ['user', 'Q: three'],
    ]);
  });

  test('fails where the template names what the input lacks, without asking', async () => {
    const { output } = await ask({ template: '{{question}}' }, { other: 1 });
    expect(output).toMatchObject({ kind: 'agent', message: expect.stringContaining('{{input.question}}') });
    expect(served().requests).toEqual([]);
  });

  test('calls the tools that the model asks for, and tells it what went wrong with them', async () => {
    served().reply = (messages) => {
      if (messages.at(-1)?.role === 'tool')
        return messages
          .filter(({ role }) => role === 'tool')
          .map(({ content }) => content)
          .join('\n');
      return {
        toolCalls: [
          { name: 'search', arguments: { query: 'leave' } },
          { name: 'search', arguments: { query: 'closed' } },
          { name: 'search', arguments: '{"que' },
          { name: 'invent', arguments: {} },
        ],
      };
    };
    const { output, trial } = await ask({ tools: ['tools/search.ts'] });
    expect(output).toMatch(/^Result of the tool "search", as data\.[\s\S]*\n\{"found":"leave"\}\n/);
    expect(output).toContain('The call failed: The index is closed.');
    expect(output).toContain('The arguments are no JSON');
    expect(output).toContain('There is no tool "invent". The tools are: search.');
    expect(sent()['tools']).toEqual([
      {
        type: 'function',
        function: { name: 'search', description: 'Finds pages.', parameters: search.parameters },
      },
    ]);
    const calls = trial.spans.filter(({ name }) => name === 'execute_tool');
    expect(calls.map(({ label, error }) => [label, error?.kind])).toEqual([
      ['search', undefined],
      ['search', 'unavailable'],
    ]);
    const refused = trial.spans.flatMap(({ events }) => events).filter(({ name }) => name === 'call_refused');
    expect(refused.map(({ attributes }) => attributes)).toEqual([
      { tool: 'search', reason: 'unreadable' },
      { tool: 'invent', reason: 'invented' },
    ]);
  });

  test('ends at its steps', async () => {
    served().reply = () => ({ toolCalls: [{ name: 'search', arguments: { query: 'again' } }] });
    const { output, trial } = await ask({ tools: ['tools/search.ts'], 'max-steps': 3 });
    expect(output).toMatchObject({ kind: 'limit', message: expect.stringContaining('after 3 steps') });
    expect(trial.spans.filter(({ name }) => name === 'chat')).toHaveLength(3);
    expect(trial.spans.filter(({ name }) => name === 'execute_tool')).toHaveLength(2);
  });

  test.each([{ file: 'prompts/answer.json' }, { type: 'object', required: ['answer'] }])(
    'gives JSON where %o is its schema',
    async (schema) => {
      served().reply = () => '{"answer": 42}';
      expect((await ask({ 'response-schema': schema })).output).toEqual({ answer: 42 });
      expect(sent()['response_format']).toEqual({
        type: 'json_schema',
        json_schema: { name: 'answer', schema: { type: 'object', required: ['answer'] } },
      });
      served().reply = () => '{"reply": 42}';
      expect((await ask({ 'response-schema': schema })).output).toMatchObject({
        kind: 'output',
        message: expect.stringMatching(/does not fit.*answer.*\{"reply": 42\}/),
      });
      served().reply = () => ({ text: '{"answer": 4', finish: 'length' });
      expect((await ask({ 'response-schema': schema })).output).toMatchObject({
        kind: 'output',
        message: expect.stringContaining('cut at the most tokens'),
      });
    },
  );

  test.each([
    [{ system: { file: 'prompts/none.md' } }, /"system": prompts\/none\.md cannot be read/],
    [{ system: { file: '../outside.md' } }, /lies outside the project/],
    [{ tools: ['../tool.ts'] }, /lies outside the project/],
    [{ template: '{{env.NOWHERE}}' }, /NOWHERE is not set/],
    [{ 'response-schema': { type: 'objekt' } }, /no JSON Schema/],
    [{ 'response-schema': { file: 'prompts/system.md' } }, /is not JSON/],
    [{ tools: ['tools/search.ts#other'] }, /the export "other" of tools\/search\.ts is no tool/],
    [{ tools: ['a.ts', 'b.ts'] }, /two of them are called "search"/],
  ])('refuses %o before anything is asked', async (settings, message) => {
    await expect(create(settings)).rejects.toThrow(message);
  });

  test('is skipped without a model, and another one with every prompt', async () => {
    const settings = agentSettingsSchema.parse({
      type: 'model',
      model: 'm-1',
      system: { file: 'prompts/system.md' },
    });
    const environment = { loadModule: async () => ({}), env: {}, projectFolder: folder };
    const before = await createAgent('asked', settings, environment);
    expect(before.skip).toBe('needs OPENAI_API_KEY or OPENAI_BASE_URL');
    writeFileSync(join(folder, 'prompts/system.md'), 'Be long.\n');
    const after = await createAgent('asked', settings, environment);
    expect(after.digestParts).not.toEqual(before.digestParts);
    writeFileSync(join(folder, 'prompts/system.md'), 'Be brief.\n');
  });
});
