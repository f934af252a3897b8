import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Judgement } from '../../../src/model/judge.ts';
import { attribute, type Span, type SpanName, type Trace } from '../../../src/model/span.ts';
import { abstentionPhrases } from '../../../src/text/abstention-phrases.ts';

function span(id: number, parent: number | null, documents?: Json, name: SpanName = 'retrieval'): Span {
  const attributes: JsonObject = documents === undefined ? {} : { [attribute.documents]: documents };
  return { id, parent, name, label: name, startMs: 0, endMs: 1, attributes, events: [] };
}

const retrieving = (...documents: Json[]): { trace: Trace } => ({
  trace: { spans: [span(1, null, documents)] },
});
const ids = (...names: string[]): { trace: Trace } => retrieving(...names.map((id) => ({ id, text: id })));
const texts = (...said: string[]): { trace: Trace } => retrieving(...said.map((text) => ({ text })));

async function scoreOf(use: Json, subject: Parameters<typeof judge>[1]): Promise<number | string> {
  const judgement = await judge(use, subject);
  return 'score' in judgement ? judgement.score : judgement.status;
}

async function bothWays(
  use: JsonObject | string,
  subject: Parameters<typeof judge>[1],
): Promise<Judgement[]> {
  const negated =
    typeof use === 'string'
      ? `not-${use}`
      : Object.fromEntries(Object.entries(use).map(([name, body]) => [`not-${name}`, body]));
  return [await judge(use, subject), await judge(negated, subject)];
}

describe('what was retrieved', () => {
  test('is that of the outermost retrievals, in their order, each id once', async () => {
    const trace = {
      spans: [
        span(1, null, undefined, 'invoke_agent'),
        span(2, 1, [
          { id: 'a', text: 'x' },
          { id: 'b', text: 'x' },
        ]),
        span(3, 2, [{ id: 'inner', text: 'x' }]),
        span(4, 3, undefined, 'embeddings'),
        span(5, 4, [{ id: 'innermost', text: 'x' }]),
        span(6, 1, [
          { id: 'b', text: 'x' },
          { id: 'c', text: 'x' },
        ]),
      ],
    };
    expect(await scoreOf({ retrieved: { value: ['a', 'b', 'c'], top: 3 } }, { trace })).toBe(1);
    expect(await scoreOf({ retrieved: 'inner' }, { trace })).toBe(0);
    expect(await scoreOf({ retrieved: 'innermost' }, { trace })).toBe(0);
    expect((await judge({ retrieved: 'd' }, { trace })).reason).toBe(
      'd is not among the retrieved passages: a, b, c',
    );
  });

  test('may stand in spans as JSON text', async () => {
    const trace = { spans: [span(1, null, '[{"id":"hr/leave"}]')] };
    expect(await scoreOf({ retrieved: 'hr/leave' }, { trace })).toBe(1);
  });

  test.each<[string, JsonObject]>([
    ['retrieved', { retrieved: 'hr/leave' }],
    ['groundedness', { groundedness: 0.5 }],
    ['context-recall', { 'context-recall': { value: 'Twenty days', threshold: 0.5 } }],
    ['context-recall', { 'context-recall': { documents: ['hr/leave'], threshold: 0.5 } }],
    ['context-precision', { 'context-precision': { documents: ['hr/leave'], threshold: 0.5 } }],
  ])('%s is invalid both ways without a retrieval, or without what it reads', async (_, use) => {
    const output = 'You get twenty days.';
    for (const trace of [
      { spans: [] },
      { spans: [span(1, null, undefined, 'chat')] },
      { spans: [span(1, null, [{}])] },
    ]) {
      for (const judgement of await bothWays(use, { output, trace })) {
        expect(judgement).toMatchObject({ status: 'invalid', reason: expect.stringContaining('no trace') });
      }
    }
  });

  test('nothing is no passage, and not invalid', async () => {
    for (const trace of [{ spans: [span(1, null, [])] }, { spans: [span(1, null)] }]) {
      expect((await bothWays({ retrieved: 'hr' }, { trace })).map(({ status }) => status)).toEqual([
        'failed',
        'passed',
      ]);
      expect(await scoreOf({ groundedness: 0.5 }, { trace, output: 'You get twenty days.' })).toBe(0);
      expect(await scoreOf({ 'context-precision': { documents: ['hr'], threshold: 0.5 } }, { trace })).toBe(
        0,
      );
    }
  });
});

describe('ids', () => {
  test.each([
    ['hr/leave', 'hr/leave', 1],
    ['hr/leave', 'hr/leave#sick-leave', 1],
    ['hr/leave#sick-leave', 'hr/leave#sick-leave', 1],
    ['hr/leave#sick-leave', 'hr/leave', 0],
    ['hr/leave', 'hr/leave-abroad', 0],
    ['hr', 'hr/leave#sick-leave', 1],
    ['hr', 'hr2/leave', 0],
    ['HR', 'hr/leave', 0],
  ])('%s fits %s: %i', async (named, found, score) => {
    expect(await scoreOf({ retrieved: named }, ids(found))).toBe(score);
    expect(await scoreOf({ cites: named }, { output: { citations: [found] } })).toBe(score);
  });

  test.each<Json>([[], '', ' hr', 'hr/', 'hr/leave#', 7, ['hr', '']])('$0 is refused', async (value) => {
    await expect(judge({ cites: value }, {})).rejects.toThrow(/ id|empty list/);
    await expect(judge({ retrieved: value }, {})).rejects.toThrow(/ id|empty list/);
  });
});

describe('cites', () => {
  const output = { text: 'x', citations: [{ id: 'hr/leave#a' }, 'legal/conduct'] };

  test('wants every value, and with `only` nothing else', async () => {
    expect(await scoreOf({ cites: ['hr/leave', 'hr/pay'] }, { output })).toBe(0);
    expect(await scoreOf({ cites: { value: 'hr', only: true } }, { output })).toBe(0);
    expect(await scoreOf({ cites: { value: ['hr', 'legal'], only: true } }, { output })).toBe(1);
    expect((await judge({ cites: { value: 'hr', only: true } }, { output })).reason).toBe(
      'cites legal/conduct besides hr',
    );
  });

  test('reads an output that is JSON text, and another place', async () => {
    expect(await scoreOf({ cites: 'hr' }, { output: JSON.stringify(output) })).toBe(1);
    expect(
      await scoreOf({ cites: { value: 'hr', at: '/sources' } }, { output: { sources: ['hr/pay'] } }),
    ).toBe(1);
  });

  test('an empty list cites nothing, which is fine under `not-`', async () => {
    const both = await bothWays({ cites: 'hr' }, { output: { abstained: true, citations: [] } });
    expect(both.map(({ status }) => status)).toEqual(['failed', 'passed']);
  });

  test.each<Json>([
    null,
    'See hr/leave.',
    {},
    { citations: null },
    { citations: 'hr/leave' },
    { citations: ['hr/leave', {}] },
  ])('fails both ways on %j, which has no list that could be read', async (unreadable) => {
    for (const judgement of await bothWays({ cites: 'hr' }, { output: unreadable })) {
      expect(judgement).toMatchObject({
        status: 'failed',
        score: 0,
        reason: expect.stringContaining('citation'),
      });
    }
  });
});

describe('retrieved', () => {
  test('counts ranks from 1', async () => {
    expect(await scoreOf({ retrieved: { value: 'b', top: 1 } }, ids('a', 'b'))).toBe(0);
    expect(await scoreOf({ retrieved: { value: 'b', top: 2 } }, ids('a', 'b'))).toBe(1);
    expect(await scoreOf({ retrieved: { value: 'b', top: 9 } }, ids('a', 'b'))).toBe(1);
  });

  test('refuses more documents than it reads, unless one holds the other', async () => {
    await expect(judge({ retrieved: { value: ['a/x', 'a/y'], top: 1 } }, {})).rejects.toThrow(
      'names 2 passages',
    );
    expect(await scoreOf({ retrieved: { value: ['a', 'a/x', 'a/x#y'], top: 1 } }, ids('a/x#y'))).toBe(1);
  });
});

describe('groundedness', () => {
  const passages = texts('Blood donors get up to 4 hours of leave.', 'Employees get 20 days a year.');

  test('is the share of claims that a passage supports, and shows the others', async () => {
    const output = 'Donors get 4 hours of leave [1]. Employees get 25 days a year. Thanks for asking!';
    const judgement = await judge({ groundedness: 0.8 }, { output, ...passages });
    expect(judgement).toMatchObject({ status: 'failed', score: 0.5 });
    expect(judgement.reason).toContain('1 of 2 claims');
    expect(judgement.reason).toContain('"Employees get 25 days a year." ("25" is missing)');
  });

  test('reads the text that `at` names, or that of the object there', async () => {
    const answer = { text: 'Employees get 20 days.' };
    expect(
      await scoreOf({ groundedness: { threshold: 1, at: '/answer' } }, { output: { answer }, ...passages }),
    ).toBe(1);
    expect(
      await scoreOf(
        { groundedness: { threshold: 1, at: '/answer/text' } },
        { output: { answer }, ...passages },
      ),
    ).toBe(1);
  });

  test('`support` says how much of a claim must be there', async () => {
    const output = 'Happy employees receive 20 days a year.';
    expect(await scoreOf({ groundedness: 1 }, { output, ...passages })).toBe(0);
    expect(await scoreOf({ groundedness: { threshold: 1, support: 0.6 } }, { output, ...passages })).toBe(1);
  });

  test.each<Json>([
    { text: 'Employees get 90 days.', abstained: true },
    { text: null, abstained: true },
    { text: "I don't know. Please ask HR.", abstained: false },
    '',
    'Hello!',
  ])('is unscored both ways on %j, where there is nothing to support', async (output) => {
    for (const judgement of await bothWays({ groundedness: 0.5 }, { output, ...passages })) {
      expect(judgement).toMatchObject({
        status: 'unscored',
        reason: expect.stringContaining('nothing to support'),
      });
    }
  });

  test('needs a threshold between 0 and 1', async () => {
    await expect(judge('groundedness', {})).rejects.toThrow('threshold');
    await expect(judge({ groundedness: 80 }, {})).rejects.toThrow('between 0 and 1');
  });
});

describe('abstains', () => {
  test.each<[Json, string]>([
    [{ abstained: true, text: null }, 'passed'],
    [{ abstained: true, text: 'You get 20 days.' }, 'passed'],
    [{ abstained: false, text: "I don't know." }, 'failed'],
    [{ abstained: 'yes', text: 'You get 20 days.' }, 'failed'],
    [{ text: "I don't know." }, 'passed'],
  ])('on %j has %s: the field decides, then the text', async (output, status) => {
    expect((await judge('abstains', { output })).status).toBe(status);
  });

  test('reads the field beside a text that `at` names, or in the object there', async () => {
    expect(await scoreOf({ abstains: { at: '/text' } }, { output: { abstained: true, text: 'x' } })).toBe(1);
    expect(
      await scoreOf({ abstains: { at: '/a' } }, { output: { abstained: false, a: { abstained: true } } }),
    ).toBe(1);
  });

  test('knows the wordings of a project too', async () => {
    const use = { abstains: { phrases: ['Keine Angabe', 'わかりません'] } };
    expect(await scoreOf(use, { output: 'Dazu: KEINE  Angabe!' })).toBe(1);
    expect(await scoreOf(use, { output: 'それはわかりません。' })).toBe(1);
    expect(await scoreOf(use, { output: 'keine Angaben' })).toBe(0);
    await expect(judge({ abstains: { phrases: ['…'] } }, {})).rejects.toThrow('no word');
  });

  test('has each of its phrases in the docs', () => {
    const docs = readFileSync(new URL('../../../docs/judges.md', import.meta.url), 'utf8');
    for (const phrase of abstentionPhrases) expect(docs).toContain(phrase);
  });
});

describe('context-recall', () => {
  const passages = texts('Donors get 4 hours of leave.', 'Leave is paid in full.');

  test('is the share of reference claims that passages carry, or of documents found', async () => {
    const value = 'Donors get 4 hours of leave. It is unpaid. Ask within 2 days.';
    expect(await scoreOf({ 'context-recall': { value, threshold: 0.1 } }, passages)).toBeCloseTo(1 / 3, 12);
    const documents = ['hr', 'legal/x', 'hr/pay'];
    expect(
      await scoreOf({ 'context-recall': { documents, threshold: 0.1 } }, ids('hr/leave', 'hr/pay#a')),
    ).toBeCloseTo(2 / 3, 12);
  });

  test('takes the expected answer, a text, number or list, but not where documents are named', async () => {
    const use = { 'context-recall': { threshold: 1 } };
    expect(await scoreOf(use, { expected: 'Donors get 4 hours', ...passages })).toBe(1);
    expect(await scoreOf(use, { expected: ['Donors get 4 hours', 'paid in full'], ...passages })).toBe(1);
    expect(await scoreOf(use, { expected: 4, ...passages })).toBe(1);
    const documents = { 'context-recall': { documents: ['hr'], threshold: 1 } };
    expect(await scoreOf(documents, { expected: { any: 1 }, ...ids('hr/x') })).toBe(1);
  });

  test.each<Json>([null, true, {}, [], '', ['x', ' '], [{}]])('refuses the reference %j', async (value) => {
    await expect(judge({ 'context-recall': { value, threshold: 1 } }, {})).rejects.toThrow(
      'a text or a list',
    );
  });

  test('needs a reference', async () => {
    await expect(judge({ 'context-recall': { threshold: 1 } }, {})).rejects.toThrow('`documents`');
    await expect(judge({ 'context-recall': { documents: [], threshold: 1 } }, {})).rejects.toThrow(
      'empty list',
    );
  });
});

describe('context-precision', () => {
  test.each<[string[], number]>([
    [['r', 'r/2', 'x'], 1],
    [['x', 'r'], 1 / 2],
    [['r', 'x', 'r/2'], (1 + 2 / 3) / 2],
    [['x', 'y'], 0],
  ])('of %j is the mean of precision@k at relevant ranks', async (found, score) => {
    const use = { 'context-precision': { documents: ['r'], threshold: 0.1 } };
    expect(await scoreOf(use, ids(...found))).toBeCloseTo(score, 12);
  });
});
