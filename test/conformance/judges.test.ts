import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtinJudges } from '../../src/judge/builtin-judges.ts';
import { describeJudges } from '../../src/judge/describe-judges.ts';
import { prepareJudge } from '../../src/judge/prepare-judge.ts';
import { createRegistry } from '../../src/judge/registry.ts';
import type { Json } from '../../src/model/json.ts';
import type { Judgement, Subject } from '../../src/model/judge.ts';
import { gradeGood, scriptedJudge } from '../support/scripted-judge.ts';
import { subjectOf } from '../support/subject-of.ts';
import { judgeCases } from './judge-cases.ts';

const registry = createRegistry(builtinJudges);
const tools = {
  load: () => Promise.resolve(({ output }: Subject) => output === 'good'),
  golden: () => Promise.resolve('accepted'),
  model: scriptedJudge(gradeGood, { remembered: async () => undefined }),
};

function judgeTwice(use: Json, subject: Subject): readonly (Judgement | Promise<Judgement>)[] {
  const read = registry.read(use, subject.expected);
  if (!read.use) throw new Error(JSON.stringify(read.problems));
  const prepared = prepareJudge(read.use, registry, tools);
  return [prepared(subject), prepared(subject)];
}

/** Of two trials that end at the same time one asks, and the other hears the answer. */
function withoutUsage(judgement: Judgement | undefined): Omit<Judgement, 'usage'> | undefined {
  if (!judgement) return undefined;
  const { usage: _, ...rest } = judgement;
  return rest;
}

function negate(use: Json): Json {
  if (typeof use === 'string') return `not-${use}`;
  return Object.fromEntries(Object.entries(use ?? {}).map(([name, body]) => [`not-${name}`, body]));
}

test('every judge has a row in the table, and every row a judge', () => {
  expect(Object.keys(judgeCases).sort()).toEqual(builtinJudges.map(({ name }) => name).sort());
});

describe.each(builtinJudges)('$name', (judge) => {
  const row = judgeCases[judge.name];
  if (!row) throw new Error(`${judge.name} has no row in the table.`);
  const passing = subjectOf(row.passes);
  const failing = subjectOf(row.fails);

  test('says in one line what it judges', () => {
    expect(judge.summary).toMatch(/^\S.{10,120}$/);
  });

  test.each(judge.examples)('reads its example `%s` without problems', (example) => {
    const read = registry.read(parse(example), undefined);
    expect(read.problems).toEqual([]);
    expect(read.use?.judge).toBe(judge.name);
  });

  test('describes each of its settings', () => {
    const description = describeJudges(registry).find(({ name }) => name === judge.name);
    const properties = Object.entries(description?.settings['properties'] ?? {});
    for (const [name, schema] of properties) expect(schema, name).toHaveProperty('description');
    expect(description?.settings['additionalProperties']).toBe(false);
    if (judge.shortForm !== undefined) expect(properties.map(([name]) => name)).toContain(judge.shortForm);
  });

  test('passes and fails, with a reason, and the same way each time', async () => {
    const [first, second] = await Promise.all(judgeTwice(row.use, passing));
    expect(first).toMatchObject({ judge: judge.name, status: 'passed', reason: expect.stringMatching(/\S/) });
    expect(withoutUsage(second)).toEqual(withoutUsage(first));
    const [third, fourth] = await Promise.all(judgeTwice(row.use, failing));
    expect(third).toMatchObject({ judge: judge.name, status: 'failed', reason: expect.stringMatching(/\S/) });
    expect(withoutUsage(fourth)).toEqual(withoutUsage(third));
  });

  test('turns round under `not-`', async () => {
    for (const subject of [passing, failing]) {
      const [plain] = await Promise.all(judgeTwice(row.use, subject));
      const [negated] = await Promise.all(judgeTwice(negate(row.use), subject));
      const score = plain && 'score' in plain ? 1 - plain.score : null;
      const status = plain?.status === 'passed' ? 'failed' : 'passed';
      expect(negated).toEqual({ ...plain, judge: `not-${judge.name}`, status, score });
    }
  });

  test('refuses a setting that it does not know, and points at it', () => {
    const { use, problems } = registry.read({ [judge.name]: { value: 1, 'no-such-setting': 1 } }, undefined);
    expect(use).toBeUndefined();
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'unknown-setting', path: [judge.name, 'no-such-setting'] }),
    );
  });

  if (judge.family === 'agent') {
    test('is invalid both ways where there is no trace to read', async () => {
      for (const use of [row.use, negate(row.use)]) {
        const [judgement] = await Promise.all(judgeTwice(use, subjectOf({ output: 'I searched.' })));
        expect(judgement).toMatchObject({ status: 'invalid', reason: expect.stringContaining('no trace') });
      }
    });
  }

  const readsOutput = ['text', 'data', 'model-graded'].includes(judge.family);
  const unreadable = [...(readsOutput ? [{ output: null }] : []), ...(row.unreadable ?? [])];
  if (unreadable.length === 0) return;
  test.each(unreadable.map((nothing) => [JSON.stringify(nothing), nothing] as const))(
    'fails both ways on %s, in which there is nothing to judge',
    async (_, nothing) => {
      for (const use of [row.use, negate(row.use)]) {
        const [judgement] = await Promise.all(judgeTwice(use, subjectOf(nothing)));
        expect(judgement).toMatchObject({ status: 'failed', score: 0 });
      }
    },
  );
});
