import { expect, it } from 'vitest';
import {
  createExtractiveSynthesiser,
  type DraftAnswer,
  type KnowledgeBase,
  type Passage,
  validateAnswer,
} from '../../../../src/kit/index.ts';
import { stubContext } from '../../../support/stub-context.ts';

const text = [
  'Meals are paid per day.',
  '',
  'Country | Allowance | Remarks',
  'Norway | 52 euros | Ask first. Ferries are extra.',
  'Portugal | 31 euros |',
  'Spain | 33 euros |',
].join('\n');
const passage: Passage & { score: number } = {
  id: 'hr/travel#meals',
  base: 'hr',
  document: 'hr/travel',
  title: 'Travel',
  heading: 'Meals',
  keywords: [],
  text,
  score: 1,
};
const base: KnowledgeBase = { name: 'hr', passages: [passage], documents: 1, problems: [], digest: '' };

async function answer(question: string): Promise<DraftAnswer> {
  return createExtractiveSynthesiser([base])(question, [passage], stubContext());
}

it('a row of a table is quoted as a whole, below the names of its columns', async () => {
  const draft = await answer('What is the allowance in Norway?');
  expect(draft.text).toMatch(
    /(?:^|\n)Country \| Allowance \| Remarks\nNorway \| 52 euros \| Ask first\. Ferries are extra\.(?:\n|$)/,
  );
  expect(draft.citations.map(({ quote }) => quote)).toContain('Country | Allowance | Remarks');
  expect(validateAnswer(draft, [passage])).toMatchObject({ groundedness: 1, warnings: [] });
});

it('the names of the columns are told once for several rows', async () => {
  const { citations } = await answer('Is the allowance of Portugal or of Spain more?');
  const rows = citations.map(({ quote }) => quote).filter((quote) => quote.includes('|'));
  expect(rows).toEqual(['Country | Allowance | Remarks', 'Portugal | 31 euros', 'Spain | 33 euros']);
});
