import { describe, expect, it } from 'vitest';
import {
  createBm25Search,
  createTfIdfSearch,
  dropNearDuplicates,
  type KnowledgeBase,
  mergeRanked,
  type Passage,
  type ScoredPassage,
  type Search,
} from '../../../../src/kit/index.ts';

const bases = [
  baseOf('hr', {
    'leave#sick-leave': 'Stay at home when you are ill. Employees have ten days of sick leave each year.',
    'leave#parental-leave': 'Parents of a newborn have twelve weeks of paid leave.',
    'travel#receipts': 'Keep receipts for every expense above 75 dollars and hand in the reimbursement form.',
    'travel#hotels': 'Book hotels within the per diem rate.',
  }),
  baseOf('legal', {
    'nda#signing': 'Only the general counsel signs a nondisclosure agreement with a vendor.',
    'gifts#limits': 'A gift above 20 dollars from a vendor must be declined.',
  }),
  baseOf('engineering', {
    'laptops#loss': 'Report a lost laptop to security within one hour.',
    'deploys#freeze': 'Nothing is deployed while employees are on leave at the end of the year.',
  }),
];

describe.each<[string, () => Search | Promise<Search>]>([
  ['bm25', () => createBm25Search(bases)],
  ['tf-idf', () => createTfIdfSearch(bases)],
])('search by %s', (name, create) => {
  const ids = async (text: string, more: object = {}): Promise<string[]> =>
    (await (await create()).search({ text, topK: 3, ...more })).map(({ id }) => id);

  it('finds the passage whose words are asked for, in any form, over all bases', async () => {
    expect((await create()).name).toBe(name);
    expect((await ids('How many sick days does an employee have?'))[0]).toBe('hr/leave#sick-leave');
    expect((await ids('Who is signing agreements with vendors?'))[0]).toBe('legal/nda#signing');
    expect((await ids('reporting lost laptops'))[0]).toBe('engineering/laptops#loss');
  });

  it('gives whole passages with falling scores, and none that has no word of the question', async () => {
    const found = await (await create()).search({ text: 'leave of employees', topK: 10 });
    expect(found[0]).toMatchObject({ base: 'hr', document: 'hr/leave', title: 'Leave', keywords: [] });
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    expect(found.every(({ score, text }) => score > 0 && /leave|employees/i.test(text))).toBe(true);
  });

  it('keeps to the bases that are named, with the scores that they have among all', async () => {
    const search = await create();
    const all = await search.search({ text: 'dollars vendor', topK: 10 });
    const legal = await search.search({ text: 'dollars vendor', topK: 10, bases: ['legal'] });
    expect(legal).toEqual(all.filter(({ base }) => base === 'legal'));
    expect(legal.length).toBeGreaterThan(0);
    expect(await search.search({ text: 'vendor', topK: 10, bases: ['none'] })).toEqual([]);
  });

  it('finds more by related words, and counts them for less', async () => {
    expect(await ids('newborn', { related: ['hotels'] })).toEqual([
      'hr/leave#parental-leave',
      'hr/travel#hotels',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['stop words only', 'what is the'],
    ['another script', '休暇は何日ですか'],
    ['signs', '?! --- "" \u0000 __proto__ constructor'],
  ])('finds nothing for %s', async (_, text) => {
    expect(await ids(text)).toEqual([]);
  });

  it('answers a question of 100,000 characters', async () => {
    const noise = Array.from({ length: 14_000 }, (_, word) => `q${word.toString(36)}z`).join(' ');
    expect((await ids(`${noise} lost laptop`))[0]).toBe('engineering/laptops#loss');
    expect(await ids('leave '.repeat(16_000))).toHaveLength(3);
  });

  it('gives as many as asked, and equal ones in the order of their ids', async () => {
    const same = baseOf('same', { 'c#x': 'One text.', 'a#x': 'One text.', 'b#x': 'One text.' });
    const search = name === 'bm25' ? await createBm25Search([same]) : createTfIdfSearch([same]);
    const found = await search.search({ text: 'text', topK: 2 });
    expect(found.map(({ id }) => id)).toEqual(['same/a#x', 'same/b#x']);
    expect(await search.search({ text: 'text', topK: 0 })).toEqual([]);
  });

  it('searches no passages', async () => {
    const search = name === 'bm25' ? await createBm25Search([]) : createTfIdfSearch([]);
    expect(await search.search({ text: 'leave', topK: 3 })).toEqual([]);
  });
});

describe('search by bm25', () => {
  it.each([
    ['a letter left out', 'reciepts', 'hr/travel#receipts'],
    ['letters swapped', 'lpatop', 'engineering/laptops#loss'],
    ['a word broken off', 'reimburse', 'hr/travel#receipts'],
    ['two wrong letters in a long word', 'nondisclozure agreemant', 'legal/nda#signing'],
  ])('understands %s', async (_, text, id) => {
    const search = await createBm25Search(bases);
    expect((await search.search({ text, topK: 1 }))[0]?.id).toBe(id);
  });

  it('does not read a number or a known word as another', async () => {
    const search = await createBm25Search(bases);
    expect(await search.search({ text: '76', topK: 3 })).toEqual([]);
    const found = await search.search({ text: 'gift', topK: 5 });
    expect(found.map(({ id }) => id)).toEqual(['legal/gifts#limits']);
  });

  it('prefers the passage that covers the question to one that repeats a word of it', async () => {
    const search = await createBm25Search([
      baseOf('x', {
        'a#r': 'Parking, parking, parking: the parking rules.',
        'b#r': 'The fee for parking a bicycle.',
      }),
    ]);
    expect((await search.search({ text: 'bicycle parking fee', topK: 1 }))[0]?.id).toBe('x/b#r');
  });

  it('prefers the document that deals with the question in other places too', async () => {
    const search = await createBm25Search([
      baseOf('x', {
        'a#one': 'The badge opens doors.',
        'b#one': 'The badge opens doors.',
        'b#two': 'Lost doors and badge matters.',
        'a#two': 'Lunch is at noon every day.',
      }),
    ]);
    expect((await search.search({ text: 'badge doors', topK: 1 }))[0]?.document).toBe('x/b');
  });
});

describe('ranked lists', () => {
  const long =
    'Every employee must complete the annual security training and sign the rules before the end of the year';

  it('lose what says a better passage again, but not another number or a denial', () => {
    const texts = [
      `${long}.`,
      `${long}!`,
      `${long} 2024.`,
      `${long} 2025.`,
      `${long}, not later.`,
      'Else.',
      '',
    ];
    expect(dropNearDuplicates(texts.map((text) => ({ text }))).map(({ text }) => text)).toEqual(
      [0, 2, 3, 4, 5, 6].map((index) => texts[index]),
    );
  });

  it('become one with the best score of each passage', () => {
    const [one, two] = [scored('a', 1), scored('b', 3)];
    expect(mergeRanked([[one, scored('c', 0.5)], [], [two, scored('a', 3)]])).toEqual([
      scored('a', 3),
      two,
      scored('c', 0.5),
    ]);
  });
});

function baseOf(name: string, texts: Readonly<Record<string, string>>): KnowledgeBase {
  const passages = Object.entries(texts).map(([path, text]) => passage(name, path, text));
  return {
    name,
    passages,
    documents: new Set(passages.map(({ document }) => document)).size,
    problems: [],
    digest: '',
  };
}

function passage(base: string, path: string, text: string): Passage {
  const [page = '', heading = ''] = path.split('#');
  const title = page.charAt(0).toUpperCase() + page.slice(1);
  return {
    id: `${base}/${path}`,
    base,
    document: `${base}/${page}`,
    title,
    heading: heading.replaceAll('-', ' '),
    keywords: [],
    text,
  };
}

function scored(id: string, score: number): ScoredPassage {
  return { ...passage('x', id, id), score };
}
