import { describe, expect, it } from 'vitest';
import type { Search, SearchQuery } from '../../../../src/kit/rag/knowledge.ts';
import { retrieve } from '../../../../src/kit/rag/retrieve/retrieve.ts';
import { createBm25Search } from '../../../../src/kit/rag/search/create-bm25-search.ts';
import { attribute } from '../../../../src/model/span.ts';
import { sampleBase, sampleBases } from '../../../support/sample-bases.ts';
import { stubContext } from '../../../support/stub-context.ts';

const bm25 = await createBm25Search(sampleBases);

async function ask(
  question: string,
  options: { maxIterations?: number; bases?: string[]; search?: Search } = {},
) {
  const context = stubContext();
  const queries: SearchQuery[] = [];
  const { search: inner = bm25, ...rest } = options;
  const search: Search = {
    name: 'noted',
    search: (query) => {
      queries.push(query);
      return inner.search(query);
    },
  };
  const retrieval = await retrieve(question, { search, knowledge: sampleBases, ...rest }, context);
  const iterations = context.spans.filter(({ label }) => label.startsWith('iteration'));
  return { retrieval, queries, iterations, context };
}

describe('a retrieval', () => {
  it('searches once where the first evidence is good', async () => {
    const { retrieval, queries } = await ask('How long does secrecy under the NDA last?');
    expect(retrieval.iterations).toBe(1);
    expect(queries).toHaveLength(1);
    expect(retrieval.passages[0]?.id).toBe('legal/nda#how-long-it-lasts');
    expect(retrieval.confidence).toBeGreaterThanOrEqual(0.7);
  });

  it('asks in the words of the pages where the first evidence is weak', async () => {
    const { retrieval, queries, iterations } = await ask('How much vacation do I get?');
    expect(retrieval.passages[0]?.id).toBe('hr/leave#annual-leave');
    expect(retrieval.iterations).toBeGreaterThan(1);
    expect(queries[1]?.related).toContain('annual leave');
    expect(iterations[1]?.attributes[attribute.refinedBecause]).toContain(
      '"vacation" may be called "annual leave"',
    );
  });

  it('reads what was misspelt', async () => {
    const { retrieval, iterations } = await ask('who do i report a stollen labtop to');
    expect(retrieval.passages[0]?.id).toBe('engineering/laptops#lost-or-stolen');
    expect(String(iterations[1]?.attributes[attribute.refinedBecause])).toContain(
      '"stollen" may be called "stolen"',
    );
  });

  it('finds a page for each question that is asked in one', async () => {
    const { retrieval, iterations } = await ask(
      'Which certificate do I need to work in another country, and how much is reimbursed for meals?',
    );
    expect(String(iterations[1]?.attributes[attribute.refinedBecause])).toContain('it asks 2 things');
    const found = retrieval.passages.map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining(['legal/abroad#papers', 'hr/expenses#meals']));
  });

  it('ends after three searches that each ask something else', async () => {
    const { retrieval, queries } = await ask(
      'Is skydiving with the certificate of my manager covered on business trips?',
    );
    expect(retrieval.iterations).toBeLessThanOrEqual(3);
    const asked = queries.map(({ text, related }) => JSON.stringify([text, related]));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('asks no more often than it is allowed to', async () => {
    const { retrieval, queries } = await ask('How much vacation do I get?', { maxIterations: 1 });
    expect(retrieval.iterations).toBe(1);
    expect(queries).toHaveLength(1);
  });

  it('stops where a refinement would ask the same again', async () => {
    const { retrieval } = await ask('zzxy qqwv');
    expect(retrieval).toMatchObject({ passages: [], confidence: 0, iterations: 1 });
  });

  it('leaves a span with the final passages, and in it one for each search', async () => {
    const { retrieval, iterations, context } = await ask('How much vacation do I get?');
    const [outer] = context.spans;
    expect(outer).toMatchObject({ name: 'retrieval', label: 'retrieval' });
    expect(outer?.attributes[attribute.documents]).toEqual(retrieval.passages);
    expect(outer?.attributes[attribute.iterations]).toBe(iterations.length);
    for (const { attributes } of iterations) {
      expect(attributes[attribute.query]).toBeTypeOf('string');
      expect(attributes[attribute.confidence]).toBeTypeOf('number');
      expect(attributes[attribute.documents]).toBeInstanceOf(Array);
    }
  });

  it('keeps scores between 0 and 1, best first, over all bases', async () => {
    const { retrieval } = await ask('May I work from another country?');
    const scores = retrieval.passages.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    for (const score of scores) expect(score > 0 && score <= 1).toBe(true);
    expect(new Set(retrieval.passages.map(({ base }) => base)).size).toBeGreaterThan(1);
  });

  it('is the same for a search whose scores are a thousand times as high', async () => {
    const louder: Search = {
      name: 'louder',
      search: async (query) => (await bm25.search(query)).map((hit) => ({ ...hit, score: hit.score * 1000 })),
    };
    const question = 'How much vacation do I get?';
    expect((await ask(question, { search: louder })).retrieval).toEqual((await ask(question)).retrieval);
  });

  it('knows only the bases that it was asked to search', async () => {
    const { retrieval } = await ask('How long does secrecy under the NDA last?', { bases: ['hr'] });
    expect(retrieval.passages.every(({ base }) => base === 'hr')).toBe(true);
    expect(retrieval.confidence).toBeLessThan(0.25);
  });

  it('hands on what the search warns of', async () => {
    const falling: Search = {
      name: 'falling',
      search: (query) => {
        query.warn?.({ code: 'search-fallback', message: 'No vectors.' });
        return bm25.search(query);
      },
    };
    const { retrieval } = await ask('How much vacation do I get?', { search: falling });
    expect(retrieval.warnings).toEqual([{ code: 'search-fallback', message: 'No vectors.' }]);
  });

  it('fails with what the search fails with', async () => {
    const broken: Search = { name: 'broken', search: () => Promise.reject(new Error('no index')) };
    await expect(ask('How much vacation do I get?', { search: broken })).rejects.toThrow('no index');
  });

  const passage = sampleBases[0]?.passages[0];
  it.each([
    ['nothing', null, 'no list of passages'],
    ['a score that is no number', [{ ...passage, score: Number.NaN }], 'as passage 1 something else'],
    [
      'a passage without text',
      [
        { ...passage, score: 1 },
        { id: 'hr/a', score: 1 },
      ],
      'as passage 2',
    ],
  ])('names a search that gives %s', async (_, hits, told) => {
    const strange: Search = { name: 'strange', search: () => JSON.parse(JSON.stringify(hits)) };
    const asked = ask('How much vacation do I get?', { search: strange });
    await expect(asked).rejects.toMatchObject({
      kind: 'output',
      message: expect.stringContaining(`The search "noted" gave ${told}`),
    });
  });

  it('reads no more of what a search gives than it asked for', async () => {
    const good = Array.from({ length: 100 }, (_, index) => ({ ...passage, id: `hr/${index}`, score: 1 }));
    const hits = [...good, 'not looked at'];
    const endless: Search = { name: 'endless', search: () => JSON.parse(JSON.stringify(hits)) };
    const { queries, retrieval } = await ask('How much vacation do I get?', { search: endless });
    expect(queries[0]?.topK).toBeLessThanOrEqual(good.length);
    expect(retrieval.passages.length).toBeGreaterThan(0);
  });

  it('prefers the page that holds to the copy that says it no longer does', async () => {
    const text = 'Full-time employees have 27 working days of annual leave a year.';
    const knowledge = [
      sampleBase('hr', {
        'a-leave': 'This page is no longer in force. It was replaced.',
        'a-leave#annual-leave': text.replace('27', '25'),
        'b-leave': 'Leave that most people take.',
        'b-leave#annual-leave': text,
      }),
    ];
    const search = await createBm25Search(knowledge);
    const { passages } = await retrieve(
      'How many days of annual leave?',
      { search, knowledge },
      stubContext(),
    );
    expect(passages[0]?.id).toBe('hr/b-leave#annual-leave');
  });
});
