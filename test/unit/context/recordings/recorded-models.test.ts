import { describe, expect, test } from 'vitest';
import type { ModelService } from '../../../../src/context/models/model-service.ts';
import { NotAsked } from '../../../../src/context/models/not-asked.ts';
import { recordedModels } from '../../../../src/context/models/recorded-models.ts';
import { TrialContext } from '../../../../src/context/trial-context.ts';
import type { ChatReply, ChatRequest, Tool } from '../../../../src/model/agent.ts';
import { AgentError } from '../../../../src/model/failure.ts';
import type { RecordedAnswer, RecordedRequest, Recordings } from '../../../../src/model/recording.ts';

type Entry = { request: RecordedRequest; answer: RecordedAnswer | null };

/** Recordings in memory: each request is answered once. */
function recordingsOf(mode: Recordings['mode'], entries: Entry[] = []): Recordings & { entries: Entry[] } {
  const left = [...entries];
  return {
    mode,
    entries,
    clean: (value) => value,
    take: (_, request) => {
      const index = left.findIndex((entry) => JSON.stringify(entry.request) === JSON.stringify(request));
      return index === -1 ? null : (left.splice(index, 1)[0]?.answer ?? null);
    },
    begin: (_, request) => {
      const entry: Entry = { request, answer: null };
      entries.push(entry);
      return (answer) => {
        entry.answer = answer;
      };
    },
    explainMiss: () => 'It is not there.',
  };
}

const trial = { case: 's/c', agent: 'a', iteration: 1 };

function trialWith(service: ModelService, recordings: Recordings): TrialContext {
  const models = recordedModels(service, recordings);
  const context = new TrialContext({ seed: 's', clock: 'virtual', limits: {}, trial, models, recordings });
  context.begin();
  return context;
}

/** A service whose answers take so long on the clock of the trial. */
function serviceOf(
  answer: (request: ChatRequest) => ChatReply | Error,
  pieces: readonly string[] = [],
): ModelService {
  return {
    chat: async (request, { clock }) => {
      for (const piece of pieces) {
        await clock.sleep(40);
        request.onText?.(piece);
      }
      await clock.sleep(20);
      const said = answer(request);
      if (said instanceof Error) throw said;
      return said;
    },
    embed: async () => ({ vectors: [], usage: null }),
  };
}

const silent = serviceOf(() => new Error('Somebody was asked.'));
const usage = { inputTokens: 3, outputTokens: 2 };
const said = (text: string): ChatReply => ({ text, toolCalls: [], finish: 'stop', usage });
const hi: ChatRequest = { model: 'm', messages: [{ role: 'user', content: 'hi' }] };

describe('recorded models', () => {
  test('replay a stream in its rhythm, with latency and usage, on the clock of the trial', async () => {
    const recordings = recordingsOf('record');
    const live = trialWith(
      serviceOf(() => said('Hello you'), ['Hello', ' you']),
      recordings,
    );
    await live.models.chat({ ...hi, onText: () => {} });
    expect(recordings.entries[0]?.answer).toMatchObject({
      pieces: [
        [40, 5],
        [80, 4],
      ],
      latencyMs: 100,
    });

    const replayed = trialWith(silent, recordingsOf('replay', recordings.entries));
    const heard: [number, string][] = [];
    const reply = await replayed.models.chat({
      ...hi,
      onText: (piece) => heard.push([replayed.elapsedMs(), piece]),
    });
    expect(heard).toEqual([
      [40, 'Hello'],
      [80, ' you'],
    ]);
    expect(reply).toEqual(said('Hello you'));
    expect(replayed.elapsedMs()).toBe(100);
    expect(replayed.spans[0]?.attributes).toMatchObject({
      'agent_eval.model.replayed': true,
      'gen_ai.usage.input_tokens': 3,
    });
  });

  test('keep no failure of what was never asked: it would be replayed as an answer of the model', async () => {
    const told: (RecordedAnswer | null)[] = [];
    const recordings = {
      ...recordingsOf('record'),
      begin: () => (answer: RecordedAnswer | null) => told.push(answer),
    };
    const unasked = new NotAsked('limit', 'The budget of the run is used up.');
    const live = trialWith(
      serviceOf(() => unasked),
      recordings,
    );
    await expect(live.models.chat(hi)).rejects.toBe(unasked);
    expect(told).toEqual([null]);
  });

  test('tell the text of a cut stream, and then its failure, when it is replayed', async () => {
    const recordings = recordingsOf('record');
    const cut = new AgentError('rate-limit', 'Slow down.', { retryAfterMs: 3000 });
    const live = trialWith(
      serviceOf(() => cut, ['Hel']),
      recordings,
    );
    await expect(live.models.chat({ ...hi, onText: () => {} })).rejects.toBe(cut);

    const replayed = trialWith(silent, recordingsOf('replay', recordings.entries));
    const heard: string[] = [];
    const again = replayed.models.chat({ ...hi, onText: (piece) => heard.push(piece) });
    await expect(again).rejects.toMatchObject({
      kind: 'rate-limit',
      message: 'Slow down.',
      retryAfterMs: 3000,
    });
    expect(heard).toEqual(['Hel']);
    expect(replayed.unmeasured).toBeNull();
  });

  test('take a request for the same whatever ids its tool calls have, who listens, and how long is waited', async () => {
    const call = (id: string): ChatRequest => ({
      model: 'm',
      messages: [
        { role: 'assistant', content: '', toolCalls: [{ id, name: 't', arguments: '{}' }] },
        { role: 'tool', id, content: '1' },
        { role: 'assistant', content: '', toolCalls: [{ id: `${id}2`, name: 't', arguments: '{}' }] },
        { role: 'tool', id: `${id}2`, content: '2' },
      ],
    });
    const recordings = recordingsOf('record');
    const live = trialWith(
      serviceOf(() => ({
        ...said(''),
        toolCalls: [{ id: 'c3', name: 't', arguments: '' }],
        finish: 'tool-calls',
      })),
      recordings,
    );
    expect((await live.models.chat(call('a'))).toolCalls).toMatchObject([{ id: 'c3' }]);
    const replayed = trialWith(silent, recordingsOf('replay', recordings.entries));
    const reply = await replayed.models.chat({ ...call('b'), timeoutMs: 5, tools: [] });
    expect(reply.toolCalls).toEqual([{ id: 'call-3', name: 't', arguments: '' }]);
  });

  test('make a trial unmeasured whose request is not recorded, even where the agent swallows the error', async () => {
    const replayed = trialWith(silent, recordingsOf('replay'));
    await replayed.models.chat(hi).catch(() => {});
    expect(replayed.unmeasured).toBe('It is not there.');
  });

  test('ask and record what is lacking where that is allowed', async () => {
    const recordings = recordingsOf('replay-or-record');
    const context = trialWith(
      serviceOf(() => said('live')),
      recordings,
    );
    expect((await context.models.chat(hi)).text).toBe('live');
    expect(recordings.entries).toHaveLength(1);
    expect(context.spans[0]?.attributes).not.toHaveProperty(['agent_eval.model.replayed']);
  });
});

describe('calls of tools', () => {
  const toolOf = (replayable: boolean, run: Tool['run']): Tool => ({
    name: 't',
    permission: 'read',
    replayable,
    run,
  });

  test('are replayed with their time where the tool says that it may be', async () => {
    const recordings = recordingsOf('record');
    const live = trialWith(silent, recordings);
    const slow = toolOf(true, async (_, { clock }) => {
      await clock.sleep(70);
      return { found: 1 };
    });
    await live.tools.call(slow, { b: 1, a: 2 });
    const replayed = trialWith(silent, recordingsOf('replay', recordings.entries));
    const never = toolOf(true, () => {
      throw new Error('It ran.');
    });
    expect(await replayed.tools.call(never, { b: 1, a: 2 })).toEqual({ found: 1 });
    expect(replayed.elapsedMs()).toBe(70);
    expect(replayed.spans[0]?.attributes).toMatchObject({ 'agent_eval.tool.replayed': true });
  });

  test('that give what no file can hold are told of when they are recorded', async () => {
    const recordings = recordingsOf('record');
    const live = trialWith(silent, recordings);
    const endless = toolOf(true, () => Number.POSITIVE_INFINITY);
    await expect(live.tools.call(endless, {})).rejects.toThrow(
      '"t" is replayable, but what it gave is not JSON',
    );
  });

  test('run in a replay where the tool does not say so', async () => {
    const replayed = trialWith(silent, recordingsOf('replay'));
    expect(
      await replayed.tools.call(
        toolOf(false, () => 'ran'),
        {},
      ),
    ).toBe('ran');
  });
});
