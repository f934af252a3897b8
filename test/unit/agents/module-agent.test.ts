import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defineAgent } from '../../../src/agents/define-agent.ts';
import type { Json } from '../../../src/model/json.ts';
import { failureOf, makeAgent } from '../../support/make-agent.ts';
import { stubContext } from '../../support/stub-context.ts';

const module = { type: 'module', file: 'some.ts' };
const load = (exports: Record<string, unknown>, more: { [key: string]: Json } = {}) =>
  makeAgent({ ...module, ...more }, {}, exports);

describe('the default export of a module', () => {
  it('may be what defineAgent gives, an instance of a class, or a plain function', async () => {
    class Counter {
      calls = 0;
      version = '2';
      run(): number {
        return ++this.calls;
      }
    }
    const all = [defineAgent({ run: (input) => input }), new Counter(), (input: Json) => input];
    const outputs = all.map(async (value) => (await load({ default: value })).run(1, stubContext()));
    expect(await Promise.all(outputs)).toEqual([1, 1, 1]);
    expect(await load({ default: new Counter() })).toMatchObject({ name: 'tried', version: '2' });
    expect(await load({ default: new Counter() }, { version: '3' })).toMatchObject({ version: '3' });
  });

  it('may be a function of options that gives the agent, at once or later', async () => {
    const factory = async (options: { n: number }) => ({ run: () => options.n });
    const agent = await load({ default: factory }, { options: { n: 5 } });
    expect(agent.run(null, stubContext())).toBe(5);
  });

  it('is closed by its own method', async () => {
    const closed: string[] = [];
    const agent = { name: 'own', run: () => 1, close: () => void closed.push('closed') };
    await (await load({ default: agent })).close?.();
    expect(closed).toEqual(['closed']);
  });

  it.each([
    [{ agent: 1, helper: 2 }, 'some.ts has no default export: it exports agent, helper.'],
    [{}, 'some.ts has no default export: it exports nothing.'],
    [{ default: 'x' }, 'the default export is no agent: it is a text, not an object with "run"'],
    [{ default: null }, 'the default export is no agent: it is null'],
    [{ default: { run: 1 } }, 'its "run" is a number, not a function'],
    [{ default: { run: Math.abs, input: {} } }, 'its "input" is an object, not a schema'],
    [{ default: { run: Math.abs, parts: { tools: [1] } } }, 'its "parts.tools" is not a list of names'],
  ])('%j is refused with the reason', async (exports, said) => {
    expect((await failureOf(() => load(exports))).message).toContain(said);
  });

  it('that takes no options is refused where the settings give some', async () => {
    const failure = await failureOf(() => load({ default: { run: () => 1 } }, { options: {} }));
    expect(failure.message).toContain('is given options, but its default export is an object');
  });

  it('lies inside the project', async () => {
    const failure = await failureOf(() => makeAgent({ type: 'module', file: '../../evil.ts' }, {}, {}));
    expect(failure.message).toContain('lies outside the project');
  });
});

describe('what a module agent takes and gives', () => {
  const checked = defineAgent({
    input: z.object({ q: z.string() }),
    output: z.object({ a: z.number() }),
    run: ({ q }) => ({ a: q.length, extra: q === 'bad' ? Number.NaN : 1 }),
  });

  it('is checked by its schemas and stays as it was', async () => {
    const agent = await load({ default: checked });
    expect(await agent.run({ q: 'four', more: 1 }, stubContext())).toEqual({ a: 4, extra: 1 });
  });

  it('fails with kind agent where the input does not fit, and does not run', async () => {
    const agent = await load({ default: checked });
    expect(await failureOf(() => agent.run({ q: 1 }, stubContext()))).toMatchObject({
      kind: 'agent',
      message: expect.stringContaining('The input does not fit the input schema of the agent: /q: '),
    });
  });

  it('fails with kind output where the output does not fit', async () => {
    const agent = await load({ default: { output: z.string(), run: () => 7 } });
    expect((await failureOf(() => agent.run(1, stubContext()))).kind).toBe('output');
  });

  it.each([
    [() => ({ a: [1, undefined] }), '/a/1 is undefined'],
    [() => new Date(0), 'the value is an instance of Date'],
    [async () => ({ 'a/b': 1n }), '/a~1b is a bigint'],
  ])('fails with kind output where it is not JSON: %s', async (run, said) => {
    const agent = await load({ default: run });
    expect(await failureOf(() => agent.run(1, stubContext()))).toEqual({
      kind: 'output',
      message: `The output is not JSON: ${said}.`,
    });
  });

  it('is null where the agent returns nothing', async () => {
    expect((await load({ default: () => undefined })).run(1, stubContext())).toBeNull();
    const typed = defineAgent({
      run: () => ({ text: 'ok', note: undefined, inside: [{ a: undefined, b: null }] }),
    });
    expect((await load({ default: typed })).run(1, stubContext())).toStrictEqual({
      text: 'ok',
      inside: [{ b: null }],
    });
    expect(await (await load({ default: async () => undefined })).run(1, stubContext())).toBeNull();
  });
});

describe('a scripted agent', () => {
  const replies = [
    { input: { b: 1, a: 2 }, output: 'first' },
    { input: { a: 2, b: 1 }, output: 'never' },
    { input: 'slow', output: 'done', after: '30m' },
  ];

  it('gives the first reply whose input is equal, whatever the order of keys', async () => {
    const agent = await makeAgent({ type: 'scripted', replies });
    expect(agent.run({ a: 2, b: 1 }, stubContext())).toBe('first');
  });

  it('waits on the clock of the trial', async () => {
    const context = stubContext();
    expect(await (await makeAgent({ type: 'scripted', replies })).run('slow', context)).toBe('done');
    expect(context.sleeps).toEqual([1_800_000]);
  });

  it('fails on any other input, unless told otherwise', async () => {
    const strict = await makeAgent({ type: 'scripted', replies });
    expect((await failureOf(() => strict.run('?', stubContext()))).message).toContain('for the input "?"');
    const lenient = await makeAgent({ type: 'scripted', replies, otherwise: null });
    expect(lenient.run('?', stubContext())).toBeNull();
  });
});
