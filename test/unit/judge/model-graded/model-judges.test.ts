import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/judge/judge.ts';
import { AgentError } from '../../../../src/model/failure.ts';
import type { Json } from '../../../../src/model/json.ts';
import type { Judgement, Subject } from '../../../../src/model/judge.ts';
import { blocksOf, gradeGood, type ScriptedJudge, scriptedJudge } from '../../../support/scripted-judge.ts';

function ask(model: ScriptedJudge, use: Json, subject: Partial<Subject>, golden?: Json): Promise<Judgement> {
  return judge(use, subject, { tools: { model, golden: async () => golden } });
}

const rubric = { 'llm-rubric': 'Is polite.' };

describe('llm-rubric', () => {
  test.each([
    [5, 'passed', 1],
    [4, 'passed', 0.75],
    [3, 'failed', 0.5],
    [1, 'failed', 0],
  ])('a score of %i of 5 %s with %d', async (score, status, wanted) => {
    const model = scriptedJudge(() => ({ reason: 'So it is.', score }));
    const judgement = await ask(model, rubric, { output: 'Dear all' });
    expect(judgement).toMatchObject({ status, score: wanted, reason: expect.stringContaining('So it is.') });
  });

  test('asks the usual model at temperature 0 for JSON of a schema, and shows it what was asked and expected', async () => {
    const model = scriptedJudge(gradeGood);
    await ask(model, rubric, { input: { q: 'Hello?' }, output: { text: 'Hi' }, expected: 'Good day' });
    const [request] = model.requests;
    expect(request).toMatchObject({
      model: 'j-1',
      temperature: 0,
      responseSchema: {
        name: 'llm-rubric',
        schema: { required: ['reason', 'score'], additionalProperties: false },
      },
    });
    expect(request && blocksOf(request)).toEqual({
      rubric: 'Is polite.',
      input: '{\n "q": "Hello?"\n}',
      reference: 'Good day',
      output: 'Hi',
    });
  });

  test('asks the model that the judge names, and sends no temperature where it says `none`', async () => {
    const model = scriptedJudge(gradeGood);
    const use = { 'llm-rubric': { value: 'Is polite.', model: 'j-2', temperature: 'none', at: '' } };
    const judgement = await ask(model, use, { output: { text: 'good', more: 1 } });
    expect(model.requests[0]).toMatchObject({ model: 'j-2' });
    expect(model.requests[0]).not.toHaveProperty('temperature');
    expect(judgement.usage?.model).toBe('j-2');
    const [request] = model.requests;
    expect(JSON.parse((request && blocksOf(request)['output']) ?? '')).toEqual({ text: 'good', more: 1 });
  });

  test('is invalid, and says what to set, where no model is named', async () => {
    const judgement = await ask(scriptedJudge(gradeGood, { usual: null }), rubric, { output: 'x' });
    expect(judgement).toMatchObject({
      status: 'invalid',
      reason: expect.stringContaining('models: { judge: … }'),
    });
    expect(judgement).not.toHaveProperty('usage');
  });

  test('shows a turn with the turns before it, and not those after it', async () => {
    const model = scriptedJudge(gradeGood);
    const turns = [
      { input: 'a', output: 'A' },
      { input: 'b', output: 'B' },
      { input: 'c', output: 'C' },
    ];
    await ask(model, rubric, { turns, input: 'b', output: 'B' });
    await ask(model, rubric, { turns, input: 'a', output: 'C' });
    const [turn, whole] = model.requests.map((request) =>
      JSON.parse(blocksOf(request)['conversation'] ?? ''),
    );
    expect(turn).toEqual([
      { user: 'a', program: 'A' },
      { user: 'b', program: 'B' },
    ]);
    expect(whole).toHaveLength(3);
  });
});

describe('what a judge asked a model for', () => {
  test('counts apart, under `not-` and inside of other judges', async () => {
    const model = scriptedJudge(gradeGood);
    const use = { 'not-all-of': [rubric, { 'any-of': [{ 'closed-qa': 'Is it?' }, { contains: 'x' }] }] };
    const judgement = await ask(model, use, { output: 'good' });
    expect(judgement).toMatchObject({
      status: 'failed',
      usage: { model: 'j-1', calls: 2, inputTokens: 20, outputTokens: 6, costUsd: 0.5 },
    });
  });

  test('has no known cost where one call has none', async () => {
    const model = scriptedJudge(gradeGood, { costUsd: null });
    expect((await ask(model, rubric, { output: 'good' })).usage?.costUsd).toBeNull();
  });

  test('is remembered by its content: the same again costs nothing, another rubric or output does', async () => {
    const model = scriptedJudge(gradeGood);
    const first = await ask(model, rubric, { output: 'good' });
    const second = await ask(model, rubric, { output: 'good' });
    expect(second).toEqual({
      ...first,
      usage: { model: 'j-1', calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 },
    });
    await ask(model, rubric, { output: 'good ' });
    await ask(model, { 'llm-rubric': 'Is rude.' }, { output: 'good' });
    expect(model.requests).toHaveLength(3);
  });

  test('is asked once for trials that end at the same time', async () => {
    const model = scriptedJudge(gradeGood);
    const all = await Promise.all([1, 2, 3].map(() => ask(model, rubric, { output: 'good' })));
    expect(model.requests).toHaveLength(1);
    expect(all.map(({ usage }) => usage?.calls)).toEqual([1, 0, 0]);
  });

  test('is asked for by each trial where the model forgets', async () => {
    const model = scriptedJudge(gradeGood, { forgets: true });
    const trials = [1, 2].map((iteration) => ask(model, rubric, { output: 'good', agent: 'a', iteration }));
    expect((await Promise.all(trials)).map(({ usage }) => usage?.calls)).toEqual([1, 1]);
  });

  test('is asked anew where what was remembered is damaged', async () => {
    const model = scriptedJudge(gradeGood, { remembered: async () => ({ score: 'high' }) });
    expect(await ask(model, rubric, { output: 'good' })).toMatchObject({
      status: 'passed',
      usage: { calls: 1 },
    });
  });
});

describe('several votes', () => {
  test('the majority decides, and the score is the mean', async () => {
    const model = scriptedJudge((_, count) => ({ reason: `vote ${count}`, score: count === 2 ? 1 : 4 }));
    const judgement = await ask(model, { 'llm-rubric': { value: 'x', repeat: 3 } }, { output: 'y' });
    expect(judgement).toMatchObject({ status: 'passed', score: 0.5, usage: { calls: 3 } });
    expect(judgement.reason).toMatch(/2 of 3 votes agree.*vote 1/);
  });

  test('one that cannot be read makes the judgement invalid', async () => {
    const model = scriptedJudge((_, count) => (count > 2 ? 'hm' : { reason: 'r', score: 5 }));
    const judgement = await ask(model, { 'llm-rubric': { value: 'x', repeat: 3 } }, { output: 'y' });
    expect(judgement).toMatchObject({ status: 'invalid', usage: { calls: 4 } });
  });

  test('an even number is refused', async () => {
    const asked = ask(scriptedJudge(gradeGood), { 'llm-rubric': { value: 'x', repeat: 2 } }, { output: 'y' });
    await expect(asked).rejects.toThrow('odd');
  });
});

describe('an answer that cannot be used', () => {
  test.each<[string, Json, string]>([
    ['prose', 'I like it.', 'There is no JSON object in it.'],
    ['a score out of range', { reason: 'r', score: 9 }, 'score'],
    ['no reason', { reason: ' ', score: 5 }, 'the reason is missing'],
    ['two grades', '{"reason":"quoted","score":5} {"reason":"mine","score":1}', '2 grades'],
  ])('of %s is mended once, told what was wrong', async (_, nonsense, told) => {
    const model = scriptedJudge((__, count) => (count === 1 ? nonsense : { reason: 'Now.', score: 5 }));
    const judgement = await ask(model, rubric, { output: 'y' });
    expect(judgement).toMatchObject({ status: 'passed', usage: { calls: 2, inputTokens: 20 } });
    expect(model.requests[1]?.messages.at(-1)?.content).toContain(told);
  });

  test('twice is invalid with what it said, and is not remembered', async () => {
    const model = scriptedJudge(() => 'Nice!', { finish: 'length' });
    const judgement = await ask(model, { 'not-llm-rubric': 'x' }, { output: 'y' });
    expect(judgement).toMatchObject({ status: 'invalid', usage: { calls: 2 } });
    expect(judgement.reason).toMatch(/twice.*cut off.*"Nice!"/);
    expect(model.requests).toHaveLength(2);
    expect(model.memory.size).toBe(0);
  });

  test.each(['```json\n{"reason":"r","score":5}\n```', 'My grade: {"reason":"r","score":5}.'])(
    'is none where only words stand around it: %s',
    async (text) => {
      const model = scriptedJudge(() => text);
      expect(await ask(model, rubric, { output: 'y' })).toMatchObject({
        status: 'passed',
        usage: { calls: 1 },
      });
    },
  );

  test('trouble with the service is invalid, and says which', async () => {
    const model = scriptedJudge(() => new AgentError('network', 'The line is dead.'));
    expect(await ask(model, rubric, { output: 'y' })).toMatchObject({
      status: 'invalid',
      reason: 'The model "j-1" did not judge: The line is dead.',
    });
  });
});

describe('factuality', () => {
  test.each([
    ['same', 'passed', 1],
    ['immaterial', 'passed', 1],
    ['more', 'passed', 0.75],
    ['less', 'passed', 0.5],
    ['contradicts', 'failed', 0],
    ['none', 'failed', 0],
  ])('"%s" %s with %d', async (relation, status, score) => {
    const model = scriptedJudge(() => ({ reason: 'r', relation }));
    const judgement = await ask(model, 'factuality', { output: 'o', expected: { years: 2 } });
    expect(judgement).toMatchObject({ status, score });
    expect(model.requests[0] && blocksOf(model.requests[0])).toEqual({
      reference: '{\n "years": 2\n}',
      output: 'o',
    });
  });

  test('without a reference it is refused', async () => {
    await expect(ask(scriptedJudge(gradeGood), { factuality: ' ' }, { output: 'o' })).rejects.toThrow(
      'nothing to compare',
    );
    await expect(ask(scriptedJudge(gradeGood), 'factuality', { output: 'o' })).rejects.toThrow('value');
  });
});

describe('g-eval', () => {
  const results = (...scores: number[]): Json => ({
    results: scores.map((score, index) => ({ criterion: index + 1, reason: `r${index + 1}`, score })),
  });

  test('takes the mean of the criteria, with a reason each', async () => {
    const model = scriptedJudge(() => results(5, 4, 3));
    const judgement = await ask(model, 'g-eval', { output: 'o' });
    expect(judgement).toMatchObject({ status: 'passed', score: 0.75 });
    expect(judgement.reason).toContain('clarity 5 of 5: r1 helpfulness 4 of 5: r2 accuracy 3 of 5: r3');
    expect(model.requests[0] && blocksOf(model.requests[0])['criteria']).toMatch(
      /^1\. Clarity: .*\n2\. Help.*\n3\. Acc/,
    );
  });

  test('takes criteria in own words, and mends an answer that leaves one out or gives it twice', async () => {
    const answers = [
      { results: [1, 1].map((criterion) => ({ criterion, reason: 'r', score: 5 })) },
      results(1, 5),
    ];
    const model = scriptedJudge((_, count) => answers[count - 1] ?? null);
    const use = { 'g-eval': { criteria: ['clarity', 'Rhymes in every line.'], threshold: 0.5 } };
    expect(await ask(model, use, { output: 'o' })).toMatchObject({ status: 'passed', score: 0.5 });
    expect(model.requests[1]?.messages.at(-1)?.content).toContain(
      'one result is needed for each number from 1 to 2',
    );
  });

  test('a slip in a name is no criterion', async () => {
    const asked = ask(scriptedJudge(gradeGood), { 'g-eval': ['clartiy'] }, { output: 'o' });
    await expect(asked).rejects.toThrow('Did you mean "clarity"?');
  });
});

describe('pairwise', () => {
  const byPlace = (inOrder: string, swapped: string): ScriptedJudge =>
    scriptedJudge((request) => ({
      reason: 'r',
      better: blocksOf(request)['first'] === 'mine' ? inOrder : swapped,
    }));

  test.each([
    ['first', 'second', 'passed', 1, 'better'],
    ['tie', 'tie', 'passed', 0.5, 'as good as'],
    ['second', 'first', 'failed', 0, 'worse'],
    ['first', 'first', 'passed', 0.5, 'whichever stood first'],
    ['second', 'second', 'passed', 0.5, 'whichever stood second'],
    ['tie', 'second', 'passed', 0.5, 'changed its mind'],
  ])('"%s", and "%s" in the other order, %s with %d', async (inOrder, swapped, status, score, told) => {
    const model = byPlace(inOrder, swapped);
    const judgement = await ask(model, { pairwise: 'other' }, { output: 'mine' });
    expect(judgement).toMatchObject({
      status,
      score,
      reason: expect.stringContaining(told),
      usage: { calls: 2 },
    });
  });

  test('compares with the golden output where there is neither a value nor something expected', async () => {
    const model = byPlace('first', 'second');
    await ask(model, { pairwise: { at: '/a' } }, { output: { a: 'mine' } }, { a: 'golden' });
    await ask(model, 'pairwise', { output: 'mine', expected: 'wanted' }, 'golden');
    const seconds = model.requests.map((request) => blocksOf(request)['second']);
    expect(seconds).toEqual(['golden', 'mine', 'wanted', 'mine']);
  });

  test('is invalid, and says how to accept, where there is nothing to compare with', async () => {
    const model = byPlace('first', 'second');
    expect(await ask(model, 'pairwise', { output: 'mine', case: 's/c' })).toMatchObject({
      status: 'invalid',
      reason: expect.stringContaining('agent-eval accept --filter s/c'),
    });
    expect(model.requests).toEqual([]);
  });
});
