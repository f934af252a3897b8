import { describe, expect, it } from 'vitest';
import { golden } from '../../../src/judge/golden.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Verdict } from '../../../src/model/judge.ts';
import { noTools, problemsOf, subjectWith, verdictOf } from '../../support/trace-subject.ts';

function judged(output: Json, accepted: Json, settings: Json = {}): Promise<Verdict> {
  const tools = { ...noTools, golden: async (key: string) => (key === 'suite/case' ? accepted : undefined) };
  return verdictOf(golden, settings, subjectWith({ output }), tools);
}

describe('golden', () => {
  it.each<[Json, Json, Json, string]>([
    [{ a: 1, b: [1, { c: 0 }] }, { b: [1, { c: -0 }], a: 1 }, {}, 'passed'],
    [{ a: 1 }, { a: 1, b: null }, {}, 'failed'],
    [{ a: 1, b: null }, { a: 1 }, {}, 'failed'],
    [[1, 2], [1], {}, 'failed'],
    [[], {}, {}, 'failed'],
    ['{"a": 1}', '{"a":1}', {}, 'failed'],
    [null, null, {}, 'passed'],
    [null, 'text', {}, 'failed'],
    [{ a: 1, id: 7 }, { a: 1, id: 8 }, { ignore: ['/id'] }, 'passed'],
    [{ a: 1, id: 7 }, { a: 1 }, { ignore: ['/id'] }, 'passed'],
    [{ a: 2, id: 7 }, { a: 1, id: 7 }, { ignore: ['/id'] }, 'failed'],
    [{ l: [{ id: 1, v: 1 }] }, { l: [{ id: 2, v: 1 }] }, { ignore: ['/l/0/id'] }, 'passed'],
    [{ 'a/b': 1 }, { 'a/b': 2 }, { ignore: ['/a~1b'] }, 'passed'],
    [{ part: { a: 1 }, x: 1 }, { part: { a: 1 }, x: 2 }, { at: '/part' }, 'passed'],
    ['{"part":{"a":1,"t":1}}', '{ "part": {"t":2,"a":1} }', { at: '/part', ignore: ['/t'] }, 'passed'],
  ])('%j held against %j with %j is %s', async (output, accepted, settings, status) => {
    expect((await judged(output, accepted, settings)).status).toBe(status);
  });

  it('is invalid where nothing was accepted, and says how to accept', async () => {
    const verdict = await verdictOf(golden, {}, subjectWith({ output: 'text' }));
    expect(verdict.status).toBe('invalid');
    expect(verdict.reason).toContain('agent-eval accept --filter suite/case');
  });

  it('fails for good where the output has nothing at the place, and is invalid where the accepted one has not', async () => {
    expect(await judged({}, { a: 1 }, { at: '/a' })).toMatchObject({ status: 'failed', final: true });
    expect(await judged({ a: 1 }, {}, { at: '/a' })).toMatchObject({ status: 'invalid' });
  });

  it('names the first place that differs and shows both sides around the difference', async () => {
    expect((await judged({ a: { b: 1 } }, { a: { b: 2 } })).reason).toBe(
      'The output at /a/b is 1, accepted was 2.',
    );
    const long = await judged(`${'x'.repeat(500)}left`, `${'x'.repeat(500)}right`);
    expect(long.reason).toContain('xleft"');
    expect(long.reason.length).toBeLessThan(400);
  });

  it('refuses to ignore the whole output', () => {
    expect(problemsOf(golden, { ignore: ['/a', ''] })).toEqual(['error ignores-all /ignore/1']);
  });
});
