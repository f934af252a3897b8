import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { builtinJudges } from '../../../src/judge/builtin-judges.ts';
import { defineJudge } from '../../../src/judge/define-judge.ts';
import { judge } from '../../../src/judge/judge.ts';
import { noJudgeModel } from '../../../src/judge/no-judge-model.ts';
import { prepareJudge } from '../../../src/judge/prepare-judge.ts';
import { createRegistry } from '../../../src/judge/registry.ts';
import type { Judge, JudgeUse, Subject, Verdict } from '../../../src/model/judge.ts';
import { subjectOf } from '../../support/subject-of.ts';

const tools = {
  load: () => Promise.resolve(undefined),
  golden: () => Promise.resolve(undefined),
  model: noJudgeModel,
};

function judgeThat(find: (subject: Subject) => Verdict | Promise<Verdict>): Judge {
  return defineJudge({
    name: 'own',
    family: 'custom',
    summary: 'a judge of a project',
    examples: ['own'],
    settings: z.strictObject({}),
    prepare: () => find,
  });
}

function run(find: (subject: Subject) => Verdict | Promise<Verdict>, use: Partial<JudgeUse> = {}) {
  const registry = createRegistry([judgeThat(find)]);
  return prepareJudge({ judge: 'own', negated: false, settings: {}, ...use }, registry, tools)(subjectOf({}));
}

describe('a prepared judge', () => {
  test('puts name, label, weight and `required` on what it finds', () => {
    const use = { negated: true, label: 'polite', weight: 2, required: true } as const;
    expect(run(() => ({ status: 'passed', score: 0.75, reason: 'r' }), use)).toEqual({
      judge: 'not-own',
      label: 'polite',
      weight: 2,
      required: true,
      status: 'failed',
      score: 0.25,
      reason: 'r',
    });
  });

  test('leaves final, invalid and unscored verdicts as they are under `not-`', () => {
    const negated = { negated: true };
    expect(run(() => ({ status: 'failed', score: 0, reason: 'r', final: true }), negated)).toEqual({
      judge: 'not-own',
      status: 'failed',
      score: 0,
      reason: 'r',
    });
    expect(run(() => ({ status: 'invalid', reason: 'r' }), negated)).toMatchObject({ status: 'invalid' });
    expect(run(() => ({ status: 'unscored', reason: 'r' }), negated)).toMatchObject({ status: 'unscored' });
  });

  test('is invalid where the judge throws, at once or later', async () => {
    const boom = () => {
      throw new Error('no model');
    };
    expect(run(boom)).toMatchObject({ status: 'invalid', reason: 'The judge failed: no model' });
    expect(await run(async () => boom())).toMatchObject({
      status: 'invalid',
      reason: 'The judge failed: no model',
    });
    expect(run(() => Promise.reject(null))).toBeInstanceOf(Promise);
    expect(await run(() => Promise.reject(null))).toMatchObject({ status: 'invalid' });
  });

  test.each<[string, string]>([
    ['a score of NaN', '{"status":"passed","reason":"r"}'],
    ['a score of 7', '{"status":"passed","score":7,"reason":"r"}'],
    ['no reason', '{"status":"passed","score":1}'],
    ['a status of its own', '{"status":"fine","score":1,"reason":"r"}'],
    ['null', 'null'],
  ])('is invalid where the judge gives %s', (_, json) => {
    expect(run(() => JSON.parse(json))).toMatchObject({ status: 'invalid', reason: expect.any(String) });
  });

  test('is invalid, and throws nothing, where the judge is unknown or cannot be prepared', () => {
    const registry = createRegistry(builtinJudges);
    const use = { judge: 'regex', negated: false, settings: { value: '(' } };
    expect(prepareJudge(use, registry, tools)(subjectOf({ output: 'x' }))).toMatchObject({
      status: 'invalid',
    });
    const unknown = { ...use, judge: 'nobody' };
    expect(prepareJudge(unknown, registry, tools)(subjectOf({}))).toMatchObject({ status: 'invalid' });
  });
});

describe('judge', () => {
  test('judges one output in a test of a project', async () => {
    expect(await judge({ contains: { value: 'hi' } }, { output: 'oh hi', trace: { spans: [] } })).toEqual({
      judge: 'contains',
      status: 'passed',
      score: 1,
      reason: 'contains "hi"',
    });
  });

  test('throws all mistakes of a use', async () => {
    const wrong = judge({ contains: { valeu: 'hi', weight: 0 } }, { output: 'hi' });
    await expect(wrong).rejects.toThrow(TypeError);
    await expect(wrong).rejects.toThrow(/weight.*valeu/s);
  });

  test('takes an output that was left out for none', async () => {
    expect(await judge('not-equals', { expected: 'a' })).toMatchObject({ status: 'failed', score: 0 });
  });
});

describe('limits', () => {
  test('never show a missed limit as met', async () => {
    const { reason } = await judge({ latency: '2s' }, { latencyMs: 2000.4 });
    expect(reason).toBe('took 2000.4ms (at most 2s wanted)');
  });

  test('sum the usage of the spans where none is given', async () => {
    const attributes = { 'gen_ai.usage.input_tokens': 3, 'gen_ai.usage.output_tokens': 4 };
    const span = {
      id: 1,
      parent: null,
      name: 'chat',
      label: 'm',
      startMs: 0,
      endMs: 1,
      attributes,
      events: [],
    } as const;
    const trial = { trace: { spans: [{ ...span, events: [] }] } };
    expect(await judge({ tokens: 7 }, trial)).toMatchObject({ status: 'passed' });
    expect(await judge({ 'not-cost': 1 }, trial)).toMatchObject({ status: 'failed', score: 0 });
  });
});

describe('error', () => {
  const error = { kind: 'rate-limit', message: 'quota 40 used up' } as const;

  test.each([
    ['error', 'passed'],
    ['not-error', 'failed'],
    [{ error: 'timeout' }, 'failed'],
    [{ 'not-error': 'timeout' }, 'passed'],
    [{ error: { message: 'quota' } }, 'passed'],
    [{ error: { message: '/QUOTA \\d+/i' } }, 'passed'],
    [{ error: { kind: 'rate-limit', message: '/^used/' } }, 'failed'],
  ])('%j on an error has %s', async (use, status) => {
    expect(await judge(use, { error })).toMatchObject({ status });
  });

  test('passes under `not-` where there was none', async () => {
    expect(await judge('not-error', { output: null })).toMatchObject({ status: 'passed', score: 1 });
  });

  test('refuses a broken pattern', async () => {
    await expect(judge({ error: { message: '/(/' } }, {})).rejects.toThrow('Invalid regular expression');
  });
});
