import { describe, expect, it } from 'vitest';
import { script } from '../../../src/judge/script.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Verdict } from '../../../src/model/judge.ts';
import { noTools, problemsOf, subjectWith, verdictOf } from '../../support/trace-subject.ts';

function asked(value: unknown, settings: Json = { file: './score.ts' }): Promise<Verdict> {
  const subject = subjectWith({ output: 'out', expected: 'exp', metadata: { tone: 'dry' } });
  return verdictOf(script, settings, subject, { ...noTools, load: async () => value });
}

describe('script', () => {
  it.each<[unknown, string, number | undefined]>([
    [true, 'passed', 1],
    [false, 'failed', 0],
    [1, 'passed', 1],
    [0.9, 'failed', 0.9],
    [0, 'failed', 0],
    [null, 'unscored', undefined],
    [undefined, 'invalid', undefined],
    [Number.NaN, 'invalid', undefined],
    [1.01, 'invalid', undefined],
    [-0.1, 'invalid', undefined],
    [Number.POSITIVE_INFINITY, 'invalid', undefined],
    ['passed', 'invalid', undefined],
    [[true], 'invalid', undefined],
    [{}, 'invalid', undefined],
    [{ passed: true }, 'passed', 1],
    [{ passed: false, score: 0.5 }, 'failed', 0.5],
    [{ passed: false, score: null }, 'failed', 0],
    [{ passed: true, score: 7 }, 'invalid', undefined],
    [{ passed: 'yes' }, 'invalid', undefined],
    [{ name: 'Levenshtein', score: 1 }, 'passed', 1],
    [{ name: 'Levenshtein', score: 0.4 }, 'failed', 0.4],
    [{ name: 'Factuality', score: null }, 'unscored', undefined],
    [{ name: 'Factuality', score: '1' }, 'invalid', undefined],
    [Promise.resolve(true), 'passed', 1],
  ])('reads %j as %s', async (returned, status, score) => {
    const verdict = await asked(() => returned);
    expect(verdict.status).toBe(status);
    expect('score' in verdict ? verdict.score : undefined).toBe(score);
  });

  it('passes from the threshold on, where one is set', async () => {
    expect(await asked(() => 0.7, { file: './score.ts', threshold: 0.7 })).toMatchObject({
      status: 'passed',
    });
    expect(await asked(() => 0.69, { file: './score.ts', threshold: 0.7 })).toMatchObject({
      status: 'failed',
    });
  });

  it('hands input, output, expected, metadata, trace and options to the function', async () => {
    const given: unknown[] = [];
    await asked((subject: unknown) => given.push(subject), { file: './score.ts', options: { strict: true } });
    expect(given[0]).toMatchObject({
      input: null,
      output: 'out',
      expected: 'exp',
      metadata: { tone: 'dry' },
      trace: { spans: [] },
      options: { strict: true },
    });
  });

  it('gives the reason of the function, also that of an autoevals-style scorer', async () => {
    expect((await asked(() => ({ passed: false, reason: 'too curt' }))).reason).toBe('too curt');
    const rationale = await asked(() => ({ name: 'F', score: 0, metadata: { rationale: 'is made up' } }));
    expect(rationale.reason).toBe('Score 0, under 1. is made up');
  });

  it('is invalid where the function throws, rejects or returns something that throws when read', async () => {
    const thrown = await asked(() => {
      throw new Error('no key');
    });
    expect(thrown).toEqual({ status: 'invalid', reason: 'The function of ./score.ts threw: no key' });
    expect((await asked(() => Promise.reject(new Error('later')))).status).toBe('invalid');
    const trap = {
      get score(): number {
        throw new Error('trap');
      },
    };
    expect((await asked(() => trap)).status).toBe('invalid');
  });

  it('is invalid where the module has no such function or cannot be loaded', async () => {
    expect((await asked(undefined)).reason).toBe('./score.ts gives nothing, not a function.');
    const load = async (reference: string): Promise<unknown> => {
      throw new Error(`no ${reference}`);
    };
    const written = { file: './score.ts', export: 'tone' };
    const verdict = await verdictOf(script, written, subjectWith(), { ...noTools, load });
    expect(verdict).toEqual({
      status: 'invalid',
      reason: './score.ts#tone cannot be loaded: no ./score.ts#tone',
    });
  });

  it('loads its module once for all trials', async () => {
    let loads = 0;
    const load = async (): Promise<unknown> => {
      loads++;
      return () => true;
    };
    const judge = script.prepare({ file: './score.ts', threshold: 1 }, { ...noTools, load });
    await Promise.all([judge(subjectWith()), judge(subjectWith())]);
    expect(loads).toBe(1);
  });

  it('refuses two names for one function', () => {
    expect(problemsOf(script, { file: './a.ts#x', export: 'y' })).toEqual(['error two-exports /export']);
  });
});
