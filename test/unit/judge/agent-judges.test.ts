import { describe, expect, it } from 'vitest';
import { repeatedCalls } from '../../../src/judge/agent/repeated-calls.ts';
import { stepCount } from '../../../src/judge/agent/step-count.ts';
import { toolArgs } from '../../../src/judge/agent/tool-args.ts';
import { toolCallF1 } from '../../../src/judge/agent/tool-call-f1.ts';
import { toolCalled } from '../../../src/judge/agent/tool-called.ts';
import { toolCallsOf } from '../../../src/judge/agent/tool-calls-of.ts';
import { toolStatus } from '../../../src/judge/agent/tool-status.ts';
import { toolsCalled } from '../../../src/judge/agent/tools-called.ts';
import { trajectory } from '../../../src/judge/agent/trajectory.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Judge, Subject } from '../../../src/model/judge.ts';
import { problemsOf, spansOf, subjectCalling, subjectWith, verdictOf } from '../../support/trace-subject.ts';

async function statusOf<Settings>(judge: Judge<Settings>, written: Json, subject: Subject): Promise<string> {
  return (await verdictOf(judge, written, subject)).status;
}

describe('toolCallsOf', () => {
  it('reads arguments as JSON or as its text, and leaves other text alone', () => {
    const spans = spansOf(['a', { args: { q: 1 } }], ['b', { args: '{"q":1}' }], ['c', { args: 'tea' }], 'd');
    expect(toolCallsOf({ spans }).map((call) => call.args)).toEqual([{ q: 1 }, { q: 1 }, 'tea', {}]);
  });

  it('survives arguments that are nested too deeply to compare', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(toolCallsOf({ spans: spansOf(['a', { args: deep }]) })[0]?.args).toBe(deep);
  });

  it('leaves out spans that are no tool calls, and tells failed from unfinished ones', () => {
    const spans = spansOf('a', ['b', { failed: true }], ['c', { open: true }], ['m', { name: 'chat' }]);
    expect(toolCallsOf({ spans }).map((call) => call.status)).toEqual(['succeeded', 'failed', 'unfinished']);
  });
});

describe('what cannot be read', () => {
  const toolJudges: [Judge, Json][] = [
    [toolCalled, { value: 'search' }],
    [toolsCalled, { value: ['search'] }],
    [toolArgs, { tool: 'search', args: {} }],
    [toolStatus, { tool: 'search', status: 'failed' }],
    [toolCallF1, { calls: ['search'], threshold: 0.5 }],
    [trajectory, { calls: ['search'] }],
  ];

  it.each(toolJudges)(
    'a tool that the agent neither declares nor called is invalid',
    async (judge, written) => {
      const subject = subjectWith({ parts: { tools: ['seerch', 'fetch'] } });
      const verdict = await verdictOf(judge, written, subject);
      expect(verdict).toMatchObject({
        status: 'invalid',
        reason: expect.stringContaining('Did you mean "seerch"?'),
      });
    },
  );

  it.each(toolJudges)('a declared tool that was never called is judged', async (judge, written) => {
    expect(await statusOf(judge, written, subjectWith({ parts: { tools: ['search'] } }))).toBe('failed');
  });

  it('is judged where other calls were recorded and nothing is declared', async () => {
    expect(await statusOf(toolCalled, { value: 'search' }, subjectCalling('fetch'))).toBe('failed');
  });

  it('does not take a tool named like a property of objects for a declared one', async () => {
    const subject = subjectWith({ parts: { tools: [] } });
    expect(await statusOf(toolCalled, { value: 'constructor' }, subject)).toBe('invalid');
  });
});

describe('tool-called', () => {
  it.each<[Json, string]>([
    [{ value: 'a' }, 'passed'],
    [{ value: 'a', times: 2 }, 'passed'],
    [{ value: 'a', times: 1 }, 'failed'],
    [{ value: 'a', max: 1 }, 'failed'],
    [{ value: 'a', min: 3 }, 'failed'],
    [{ value: 'a', min: 3, 'include-failed': true }, 'passed'],
    [{ value: 'x' }, 'failed'],
    [{ value: 'x', times: 0 }, 'passed'],
    [{ value: 'x', max: 1 }, 'passed'],
    [{ value: 'A' }, 'failed'],
  ])('%j is %s', async (written, status) => {
    expect(await statusOf(toolCalled, written, subjectCalling('a', 'b', 'a', ['a', { failed: true }]))).toBe(
      status,
    );
  });

  it('says how often the tool was called and how many calls failed', async () => {
    const verdict = await verdictOf(toolCalled, { value: 'a' }, subjectCalling(['a', { failed: true }]));
    expect(verdict.reason).toBe('a was not called (1 failed and not counted), expected at least 1 call.');
  });

  it('finds bounds that contradict each other or say nothing', () => {
    expect(problemsOf(toolCalled, { value: 'a', min: 3, max: 2 })).toEqual(['error min-over-max /min']);
    expect(problemsOf(toolCalled, { value: 'a', times: 3, max: 2 })).toEqual(['error two-ways /times']);
    expect(problemsOf(toolCalled, { value: 'a', min: 0 })).toEqual(['warning always-true /min']);
    expect(problemsOf(toolCalled, { value: 'a' })).toEqual([]);
  });
});

describe('tools-called', () => {
  it.each<[Json, string]>([
    [{ value: ['b', 'a'] }, 'passed'],
    [{ value: ['a', 'a'] }, 'failed'],
    [{ value: ['b', 'a'], mode: 'in-order' }, 'failed'],
    [{ value: ['a', 'c'], mode: 'in-order' }, 'passed'],
    [{ value: ['c', 'b', 'a'], mode: 'any-order' }, 'passed'],
    [{ value: ['a', 'b'], mode: 'any-order' }, 'failed'],
    [{ value: ['a', 'b', 'c'], mode: 'exact' }, 'passed'],
    [{ value: ['a', 'c', 'b'], mode: 'exact' }, 'failed'],
    [{ value: ['a', 'b', 'c', 'd'], mode: 'subset' }, 'passed'],
  ])('%j against a, b, c is %s', async (written, status) => {
    expect(await statusOf(toolsCalled, written, subjectCalling('a', ['b', { args: { q: 1 } }], 'c'))).toBe(
      status,
    );
  });

  it('refuses an empty list', () => {
    expect(toolsCalled.settings.safeParse({ value: [] }).success).toBe(false);
  });
});

describe('trajectory', () => {
  const tea = { name: 'search', args: { q: 'tea' } };
  const calls = subjectCalling(
    ['search', { args: { q: 'tea', limit: 5 } }],
    ['fetch', { failed: true }],
    'fetch',
  );

  it.each<[Json, string]>([
    [{ calls: ['search', 'fetch'] }, 'passed'],
    [{ calls: ['search', 'fetch', 'fetch'] }, 'failed'],
    [{ calls: ['search', 'fetch', 'fetch'], 'include-failed': true }, 'passed'],
    [{ calls: [tea, 'fetch'] }, 'failed'],
    [{ calls: [tea, 'fetch'], args: 'superset' }, 'passed'],
    [{ calls: [tea, 'fetch'], args: { search: 'superset' } }, 'passed'],
    [{ calls: [tea, 'fetch'], args: { '*': 'superset', search: 'exact' } }, 'failed'],
    [{ calls: [tea, 'fetch'], args: { '*': 'superset' } }, 'passed'],
    [{ calls: [{ ...tea, defaults: { limit: 5 } }, 'fetch'], args: 'defaults' }, 'passed'],
    [{ calls: [{ ...tea, defaults: { limit: 6 } }, 'fetch'], args: 'defaults' }, 'failed'],
    [{ calls: ['fetch', 'search'], mode: 'any-order' }, 'passed'],
    [{ calls: ['fetch', 'search'], mode: 'in-order' }, 'failed'],
    [{ calls: ['fetch'], mode: 'superset' }, 'passed'],
    [{ calls: ['fetch'], mode: 'subset' }, 'failed'],
    [{ calls: [] }, 'failed'],
  ])('%j is %s', async (written, status) => {
    expect(await statusOf(trajectory, written, calls)).toBe(status);
  });

  it('matches optimally: [{a,b},{a}] fits [{a},{a,b}] with arguments superset', async () => {
    const subject = subjectCalling(['t', { args: { a: 1, b: 2 } }], ['t', { args: { a: 1 } }]);
    const reference = [
      { name: 't', args: { a: 1 } },
      { name: 't', args: { a: 1, b: 2 } },
    ];
    for (const mode of ['any-order', 'subset', 'superset']) {
      expect(await statusOf(trajectory, { calls: reference, args: 'superset', mode }, subject)).toBe(
        'passed',
      );
    }
  });

  it('grades by F1 over the longest common subsequence or the most pairs', async () => {
    const subject = subjectCalling('a', 'b', 'c');
    const graded = { calls: ['b', 'a', 'c', 'd'], f1: true, threshold: 0.6 };
    expect(await verdictOf(trajectory, { ...graded, mode: 'in-order' }, subject)).toMatchObject({
      status: 'failed',
      score: 4 / 7,
    });
    expect(await verdictOf(trajectory, { ...graded, mode: 'any-order' }, subject)).toMatchObject({
      status: 'passed',
      score: 6 / 7,
    });
  });

  it('says which call is missing, which was not expected, and what was called', async () => {
    const verdict = await verdictOf(
      trajectory,
      { calls: ['a', 'x'], mode: 'any-order' },
      subjectCalling('a', 'b'),
    );
    expect(verdict.reason).toBe('any-order: missing: x; not expected: b(). Called: a(), b().');
    const exact = await verdictOf(
      trajectory,
      { calls: ['a'] },
      subjectCalling('a', ['b', { args: { q: 'tea' } }]),
    );
    expect(exact.reason).toContain('call 2 is b({"q":"tea"}), expected no more than 1 call');
  });

  it('finds settings that contradict each other or always pass', () => {
    expect(problemsOf(trajectory, { calls: [], mode: 'superset' })).toEqual(['warning always-true /calls']);
    expect(problemsOf(trajectory, { calls: [], mode: 'exact' })).toEqual([]);
    expect(problemsOf(trajectory, { calls: ['a'], f1: true, threshold: 1 })).toEqual(['error f1-mode /f1']);
    expect(problemsOf(trajectory, { calls: ['a'], threshold: 1 })).toEqual(['error f1-threshold /threshold']);
    expect(problemsOf(trajectory, { calls: ['a'], args: { b: 'exact' } })).toEqual([
      'warning unused-args-mode /args/b',
    ]);
    expect(problemsOf(trajectory, { calls: [{ name: 'a', args: {}, defaults: {} }] })).toEqual([
      'error unused-defaults /calls/0/defaults',
    ]);
  });

  it('is invalid rather than slow where there are too many pairs', async () => {
    const subject = subjectCalling(...Array.from({ length: 4000 }, () => 'a'));
    const written = { calls: Array.from({ length: 4000 }, () => 'a'), mode: 'any-order' };
    expect(await statusOf(trajectory, written, subject)).toBe('invalid');
  });
});

describe('tool-call-f1', () => {
  it.each<[string[], string[], number]>([
    [['a', 'b'], ['b', 'a'], 1],
    [['a', 'a'], ['a'], 2 / 3],
    [['a'], ['b'], 0],
    [['a'], [], 0],
  ])('%j against %j scores %d', async (actual, calls, score) => {
    const subject = subjectCalling(...actual);
    expect(await verdictOf(toolCallF1, { calls, threshold: 0.5 }, subject)).toMatchObject({ score });
  });

  it('scores 1 where no call was expected and none was made', async () => {
    const subject = subjectWith({ parts: { tools: ['a'] } });
    expect(await verdictOf(toolCallF1, { calls: [], threshold: 1 }, subject)).toMatchObject({ score: 1 });
  });
});

describe('tool-args', () => {
  const subject = subjectCalling(['a', { args: { q: 1 } }], ['a', { args: { q: 2 } }], 'b');

  it.each<[Json, string]>([
    [{ tool: 'a', args: { q: 2 } }, 'passed'],
    [{ tool: 'a', args: { q: 2 }, which: 'all' }, 'failed'],
    [{ tool: 'a', args: { q: 2 }, which: 'last' }, 'passed'],
    [{ tool: 'a', args: { q: 2 }, which: 1 }, 'failed'],
    [{ tool: 'a', args: { q: 3 } }, 'failed'],
    [{ tool: 'b', args: {} }, 'passed'],
  ])('%j is %s', async (written, status) => {
    expect(await statusOf(toolArgs, written, subject)).toBe(status);
  });

  it('fails under `not-` as well where the call that it speaks of was never made', async () => {
    expect(await verdictOf(toolArgs, { tool: 'a', args: {}, which: 3 }, subject)).toMatchObject({
      final: true,
    });
    expect(await verdictOf(toolArgs, { tool: 'c', args: {} }, subject)).not.toHaveProperty('final');
  });

  it('warns of arguments that any call has', () => {
    expect(problemsOf(toolArgs, { tool: 'a', args: {}, mode: 'superset' })).toEqual([
      'warning always-true /args',
    ]);
    expect(problemsOf(toolArgs, { tool: 'a', args: {}, mode: 'ignore' })).toEqual([
      'warning always-true /mode',
    ]);
    expect(problemsOf(toolArgs, { tool: 'a', args: {} })).toEqual([]);
  });
});

describe('tool-status', () => {
  const subject = subjectCalling(['a', { failed: true }], 'a', ['b', { open: true }]);

  it.each<[Json, string]>([
    [{ tool: 'a', status: 'succeeded' }, 'failed'],
    [{ tool: 'a', status: 'succeeded', which: 'last' }, 'passed'],
    [{ tool: 'a', status: 'failed', which: 1 }, 'passed'],
    [{ tool: 'b', status: 'succeeded' }, 'failed'],
    [{ tool: 'b', status: 'failed' }, 'failed'],
  ])('%j is %s', async (written, status) => {
    expect(await statusOf(toolStatus, written, subject)).toBe(status);
  });

  it('shows the error of a failed call', async () => {
    const verdict = await verdictOf(toolStatus, { tool: 'a', status: 'succeeded' }, subject);
    expect(verdict.reason).toContain('a() failed (unavailable: is down)');
  });
});

describe('step-count', () => {
  const subject = subjectCalling(
    'a',
    ['a', { failed: true }],
    ['m', { name: 'chat' }],
    ['n', { name: 'node' }],
  );

  it.each<[Json, string]>([
    [{ value: 3 }, 'passed'],
    [{ value: 2 }, 'failed'],
    [{ max: 3 }, 'passed'],
    [{ max: 2 }, 'failed'],
    [{ min: 4 }, 'failed'],
  ])('%j is %s for two tool calls and a model call', async (written, status) => {
    expect(await statusOf(stepCount, written, subject)).toBe(status);
  });

  it('finds missing and contradicting numbers', () => {
    expect(problemsOf(stepCount, {})).toEqual(['error no-limit /']);
    expect(problemsOf(stepCount, { value: 1, max: 2 })).toEqual(['error two-ways /value']);
    expect(problemsOf(stepCount, { min: 3, max: 2 })).toEqual(['error min-over-max /min']);
    expect(problemsOf(stepCount, { min: 0 })).toEqual(['warning always-true /min']);
  });
});

describe('repeated-calls', () => {
  it('counts calls of one tool with equal arguments, whatever their key order', async () => {
    const subject = subjectCalling(['a', { args: { x: 1, y: 2 } }], ['a', { args: '{"y":2,"x":1}' }], 'b');
    expect(await statusOf(repeatedCalls, {}, subject)).toBe('failed');
    expect(await statusOf(repeatedCalls, { max: 2 }, subject)).toBe('passed');
  });

  it('does not count a call that was made again because it failed', async () => {
    const subject = subjectCalling(['a', { failed: true }], 'a');
    expect(await statusOf(repeatedCalls, {}, subject)).toBe('passed');
    expect(await statusOf(repeatedCalls, { 'include-failed': true }, subject)).toBe('failed');
  });
});
