import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { graph, node } from '../../../src/kit/index.ts';
import type { AgentContext, Tool } from '../../../src/model/agent.ts';
import type { Case } from '../../../src/model/case.ts';
import type { TrialFinished } from '../../../src/model/event.ts';
import { toFailure } from '../../../src/model/failure.ts';
import type { Json } from '../../../src/model/json.ts';
import { tryOnce, use } from '../../support/plan-of.ts';

/** Every call that came through to the tool itself. */
function toolThatCounts(parts: Partial<Tool> = {}): Tool & { readonly ran: Json[] } {
  const ran: Json[] = [];
  const run = (args: Json): Json => {
    ran.push(args);
    return 'done';
  };
  return { name: 'tool', permission: 'read', run, ...parts, ran };
}

function tried(
  run: (context: AgentContext) => Json | Promise<Json>,
  parts: Partial<Case> = {},
): Promise<TrialFinished> {
  return tryOnce((_, context) => run(context), { clock: 'virtual', expect: [use('not-error')], ...parts });
}

/** What each of several calls came to: its result, or the kind and message of its error. */
async function endsOf(calls: readonly (() => Promise<Json>)[]): Promise<Json[]> {
  const ends: Json[] = [];
  for (const call of calls) {
    ends.push(
      await call().catch((error: unknown) => {
        const { kind, message } = toFailure(error);
        return { kind, message };
      }),
    );
  }
  return ends;
}

describe('a call of a tool', () => {
  test('is refused once the tool was called as often as it may be', async () => {
    const tool = toolThatCounts({ maxCalls: 2 });
    const { output, spans } = await tried(({ tools }) => {
      const call = (): Promise<Json> => tools.call(tool, null);
      return endsOf([call, call, call]);
    });
    expect(output).toMatchObject([
      'done',
      'done',
      { kind: 'limit', message: expect.stringContaining('2 times') },
    ]);
    expect(tool.ran).toHaveLength(2);
    expect(spans.at(-1)).toMatchObject({ name: 'execute_tool', error: { kind: 'limit' } });
  });

  test('has its cap for each trial anew', async () => {
    const tool = toolThatCounts({ maxCalls: 1 });
    for (const _ of [1, 2]) expect((await tried(({ tools }) => tools.call(tool, null))).output).toBe('done');
  });

  test.each(['read', 'write'] as const)('that may %s asks nobody', async (permission) => {
    const { spans } = await tried(({ tools }) => tools.call(toolThatCounts({ permission }), null));
    expect(spans.map(({ name }) => name)).toEqual(['execute_tool']);
    expect(spans[0]?.attributes).toMatchObject({ 'agent_eval.tool.permission': permission });
  });

  test.each<[string, Partial<Tool>]>([
    ['destroys', { permission: 'destructive' }],
    ['does not say what it may do', { permission: undefined } as unknown as Partial<Tool>],
    ['says something unknown', { permission: 'all' } as unknown as Partial<Tool>],
  ])('that %s needs a person, at a gate of its name', async (_, parts) => {
    const tool = toolThatCounts(parts);
    const approvals = { tool: [{ decision: 'approve', by: 'kim', when: { order: 1 } }] } as const;
    const { output, spans, waitMs } = await tried(({ tools }) => tools.call(tool, { order: 1 }), {
      approvals: { tool: [{ ...approvals.tool[0], after: '3m' }] },
    });
    expect(output).toBe('done');
    expect(waitMs).toBe(180_000);
    expect(spans).toMatchObject([
      { name: 'execute_tool', attributes: { 'agent_eval.tool.permission': 'destructive' } },
      { name: 'gate', label: 'tool', parent: 1, attributes: { 'agent_eval.gate.destructive': true } },
    ]);
  });

  test('that nobody approves is not made, and the error says what is left to do', async () => {
    const tool = toolThatCounts({ permission: 'destructive', approval: { timeoutMs: 60_000 } });
    const call = ({ tools }: AgentContext): Promise<Json> =>
      endsOf([() => tools.call(tool, 1)]).then((ends) => ends[0] ?? null);
    const rejected = await tried(call, {
      approvals: { tool: [{ decision: 'reject', by: 'kim', reason: 'too late' }] },
    });
    const terminated = await tried(call, { approvals: { tool: [{ decision: 'terminate', by: 'kim' }] } });
    const silent = await tried(call, { approvals: { tool: [{ decision: 'never' }] } });
    const alone = await tried(call);
    const message = (trial: TrialFinished): Json => (trial.output as { message: string }).message;
    expect(message(rejected)).toBe(
      'The call of "tool" was rejected by kim: too late. It was not called. Do not ask for the same again; go on without it, or say that it was not done.',
    );
    expect(message(terminated)).toContain('was terminated by kim. It was not called. Stop here');
    expect(message(silent)).toContain('Nobody decided within 1m 00s.');
    expect(message(alone)).toContain('Nobody is there to decide on "tool".');
    for (const trial of [rejected, terminated, silent, alone])
      expect(trial.output).toMatchObject({ kind: 'permission' });
    expect(tool.ran).toEqual([]);
  });

  test('goes on with the arguments that a person put in place, checked like any other', async () => {
    const input = z.strictObject({ order: z.int() });
    const tool = toolThatCounts({ permission: 'destructive', input });
    const { output, spans } = await tried(
      ({ tools }) => endsOf([() => tools.call(tool, { order: 1 }), () => tools.call(tool, { order: 1 })]),
      {
        approvals: {
          tool: [
            { decision: 'modify', payload: { order: 7 } },
            { decision: 'modify', payload: { order: '*' } },
          ],
        },
      },
    );
    expect(output).toMatchObject(['done', { kind: 'output' }]);
    expect(tool.ran).toEqual([{ order: 7 }]);
    expect(spans[0]?.attributes).toMatchObject({ 'gen_ai.tool.call.arguments': { order: 7 } });
  });

  test('with arguments that do not fit is not made; the error says what is wrong, where, and what is expected', async () => {
    const tool = toolThatCounts({ input: z.strictObject({ query: z.string(), most: z.int() }) });
    const { output } = await tried(({ tools }) => endsOf([() => tools.call(tool, { query: 3, mots: 1 })]));
    const [{ kind, message }] = output as [{ kind: string; message: string }];
    expect(kind).toBe('output');
    expect(message).toContain('/query: Invalid input: expected string, received number');
    expect(message).toContain('/most: Invalid input: expected number, received undefined');
    expect(message).toContain('"mots"');
    expect(tool.ran).toEqual([]);
  });

  test('comes to its checks in order: cap, permission, arguments', async () => {
    const input = z.never();
    const tool = toolThatCounts({ permission: 'destructive', input, maxCalls: 2 });
    const { output, spans } = await tried(
      ({ tools }) => {
        const call = (): Promise<Json> => tools.call(tool, null);
        return endsOf([call, call, call]);
      },
      { approvals: { tool: [{ decision: 'approve' }, { decision: 'reject' }] } },
    );
    expect(output).toMatchObject([{ kind: 'output' }, { kind: 'permission' }, { kind: 'limit' }]);
    expect(spans.filter(({ name }) => name === 'gate')).toHaveLength(2);
  });

  test('is not made any more once its trial has ended', async () => {
    const tool = toolThatCounts();
    let late: Promise<Json> | null = null;
    await tried(async ({ clock, tools, signal }) => {
      const ended = new Promise((told) => signal.addEventListener('abort', told));
      late = ended.then(() => endsOf([() => tools.call(tool, null)]));
      await clock.sleep(10_000);
      return null;
    });
    expect(await late).toMatchObject([{ kind: 'timeout' }]);
    expect(tool.ran).toEqual([]);
  });

  test('by a node of a graph asks as that node, and a rejection is an outcome of the graph', async () => {
    const tool = toolThatCounts({ permission: 'destructive' });
    const wipe = node({
      name: 'wipe',
      gates: ['tool'],
      run: ({ context }) => context.tools.call(tool, null),
    });
    const pipeline = graph({ name: 'g', nodes: [wipe] });
    const trial = await tried((context) => pipeline.run(null, context) as Promise<Json>, {
      approvals: { tool: [{ decision: 'reject', by: 'kim', reason: 'no' }] },
    });
    expect(trial.output).toMatchObject({
      status: 'rejected',
      stoppedBy: { node: 'wipe', by: 'kim', reason: 'no' },
    });
  });
});

describe('what a tool gives', () => {
  const given = async (result: unknown, parts: Partial<Tool> = {}): Promise<Json> => {
    const tool = { ...toolThatCounts(parts), run: () => result as Json };
    const { output } = await tried(
      async ({ tools }) => (await endsOf([() => tools.call(tool, null)]))[0] ?? null,
    );
    return output;
  };

  test('is JSON: nothing is null, undefined members are gone, dates are text', async () => {
    expect(await given(undefined)).toBeNull();
    expect(await given({ at: new Date(0), no: undefined })).toEqual({ at: '1970-01-01T00:00:00.000Z' });
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(await given(cycle)).toMatchObject({
      kind: 'output',
      message: expect.stringContaining('/self refers back'),
    });
    expect(await given(() => 1)).toMatchObject({ kind: 'output' });
  });

  test('loses control characters, hidden tags and halves of characters, but no line ends, in keys too', async () => {
    const text = 'a\u0000b\u001b[31mc\u0085d\u{e0041}e\ud83df\r\n\tg 😀 ünï';
    expect(await given([{ ['k\u0007']: text }])).toEqual([{ k: 'ab[31mcdef\r\n\tg 😀 ünï' }]);
  });

  test('is cut text by text, with a note, and never inside a character', async () => {
    const long = 'x'.repeat(10_001);
    expect(await given({ a: [long], b: 'x'.repeat(10_000) })).toEqual({
      a: [`${'x'.repeat(10_000)}\n[cut: 1 of 10,001 characters are left out]`],
      b: 'x'.repeat(10_000),
    });
    expect(await given('ab😀cd', { maxResultChars: 3 })).toBe('ab\n[cut: 4 of 6 characters are left out]');
  });
});

describe('a mocked tool', () => {
  test('answers every call that one mock fits, and is never called itself', async () => {
    const tool = toolThatCounts();
    const { output, spans, status } = await tried(
      ({ tools }) =>
        endsOf([
          () => tools.call(tool, { q: 1 }),
          () => tools.call(tool, { q: 1, x: 2 }),
          () => tools.call(tool, {}),
        ]),
      { tools: { tool: { returns: { found: [] }, when: { q: 1 } } } },
    );
    expect(output).toMatchObject([
      { found: [] },
      { found: [] },
      {
        kind: 'agent',
        message: 'Call 3 of "tool" has no answer: no mock of the case is left that fits these arguments.',
      },
    ]);
    expect(tool.ran).toEqual([]);
    expect(status).toBe('passed');
    expect(spans[0]?.attributes).toMatchObject({
      'agent_eval.tool.mocked': true,
      'gen_ai.tool.call.result': { found: [] },
    });
  });

  test('uses up a list in order, passes time, and fails as it is told', async () => {
    const { output, latencyMs } = await tried(
      ({ tools }) => {
        const call = (): Promise<Json> => tools.call(toolThatCounts(), null);
        return endsOf([call, call, call, call]);
      },
      {
        tools: {
          tool: [
            { error: 'unavailable', after: '200ms' },
            { error: { kind: 'rate-limit', message: 'slow down', 'retry-after': '1s' } },
            { returns: 3, after: '1s' },
          ],
        },
      },
    );
    expect(output).toEqual([
      { kind: 'unavailable', message: 'Mocked: unavailable of tool.' },
      { kind: 'rate-limit', message: 'slow down' },
      3,
      { kind: 'agent', message: 'Call 4 of "tool" has no answer: all mocks of the case are used up.' },
    ]);
    expect(latencyMs).toBe(1200);
  });

  test('is asked for like the tool: cap, permission, arguments, clean results', async () => {
    const tool = toolThatCounts({
      permission: 'destructive',
      input: z.strictObject({ q: z.string() }),
      maxResultChars: 2,
    });
    const { output } = await tried(
      ({ tools }) =>
        endsOf([
          () => tools.call(tool, { q: 'a' }),
          () => tools.call(tool, { q: 1 }),
          () => tools.call(tool, { q: 'a' }),
        ]),
      {
        tools: { tool: { returns: 'abc' } },
        approvals: { tool: [{ decision: 'approve' }, { decision: 'approve' }] },
      },
    );
    expect(output).toMatchObject(
      [/^ab\n\[cut/, { kind: 'output' }, { kind: 'permission' }].map((one) =>
        one instanceof RegExp ? expect.stringMatching(one) : one,
      ),
    );
  });

  test('gives each call a copy of its own', async () => {
    const { output } = await tried(
      async ({ tools }) => {
        const first = (await tools.call(toolThatCounts(), null)) as { list: number[] };
        first.list.push(1);
        return tools.call(toolThatCounts(), null);
      },
      { tools: { tool: { returns: { list: [] } } } },
    );
    expect(output).toEqual({ list: [] });
  });

  test('that is not called fails the case, and so does a mock of a list that is left', async () => {
    const trial = await tried(({ tools }) => tools.call(toolThatCounts(), null), {
      tools: { tolo: { returns: 1 }, tool: [{ returns: 1 }, { returns: 2 }] },
    });
    expect(trial.status).toBe('failed');
    expect(trial.judgements.at(-1)).toMatchObject({
      judge: 'tools',
      status: 'failed',
      reason:
        'unused mock: "tolo" was never called; did you mean "tool"?\n' +
        'unused mock: "tool" came to its mocks once, but mock 2 of its list was not used',
    });
  });

  test('that fits no call fails the case, and is not taken for one of a list', async () => {
    const trial = await tried(
      ({ tools }) => tools.call(toolThatCounts(), { q: 1 }).catch(() => 'no answer'),
      {
        tools: { tool: { returns: 1, when: { q: 2 } } },
      },
    );
    expect(trial.judgements.at(-1)).toMatchObject({
      judge: 'tools',
      status: 'failed',
      reason:
        'unused mock: "tool" came to its mocks once, but its mock, whose "when" fits none, was not used',
    });
  });

  test('leaves a trace that the judges of tools read', async () => {
    const expect_ = [
      { 'tool-called': { value: 'tool', times: 2 } },
      { 'tools-called': ['tool'] },
      { 'tool-args': { tool: 'tool', args: { q: 'b' } } },
      { 'tool-status': { tool: 'tool', status: 'failed', which: 1 } },
      {
        trajectory: [
          { name: 'tool', args: { q: 'b' } },
          { name: 'tool', args: { q: 'b' } },
        ],
      },
      { 'tool-call-f1': { calls: [{ name: 'tool' }, { name: 'tool' }], threshold: 1 } },
      { 'step-count': { max: 3 } },
      { 'not-repeated-calls': { max: 1 } },
    ];
    const trial = await tried(
      async ({ tools }) =>
        endsOf([
          () => tools.call(toolThatCounts(), { q: 'a' }),
          () => tools.call(toolThatCounts(), { q: 'b' }),
          () => tools.call(toolThatCounts(), { q: 'b' }),
        ]),
      { tools: { tool: [{ error: 'network' }, { returns: 1 }, { returns: 2 }] }, expect: expect_.map(use) },
    );
    expect(trial.judgements.filter(({ status }) => status !== 'passed')).toEqual([]);
  });
});
