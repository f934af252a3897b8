import { describe, expect, test, vi } from 'vitest';
import { TrialContext } from '../../../../src/context/trial-context.ts';
import type { KnowledgeBase, Search, SearchQuery } from '../../../../src/kit/rag/knowledge.ts';
import { createEmbeddingSearch } from '../../../../src/kit/rag/search/embedding-search.ts';
import type { AnswerWarning } from '../../../../src/model/retrieval.ts';
import { withServedModels } from '../../../support/with-served-models.ts';

const served = withServedModels();

function base(name: string, pages: Readonly<Record<string, string>>): KnowledgeBase {
  const passages = Object.entries(pages).map(([page, text]) => ({
    id: `${name}/${page}`,
    base: name,
    document: `${name}/${page}`,
    title: '',
    heading: '',
    text,
    keywords: [],
  }));
  return { name, passages, documents: passages.length, problems: [], digest: name };
}

const bases = [
  base('hr', { holidays: 'Everybody has 25 days of vacation.', parties: 'There is cake.' }),
  base('legal', { signing: 'A lawyer reads each contract.', leave: 'Contracts govern leave.' }),
];

const byWords: Search = {
  name: 'words',
  search: () => (bases[0]?.passages ?? []).slice(1).map((passage) => ({ ...passage, score: 1 })),
};

function begun(options: Partial<ConstructorParameters<typeof TrialContext>[0]> = {}): TrialContext {
  const trial = new TrialContext({ seed: 'seed', clock: 'virtual', limits: {}, ...options });
  trial.begin();
  return trial;
}

function searching(
  options: { batchSize?: number; timeoutMs?: number; fallback?: Search | Promise<Search> } = {},
) {
  const search = createEmbeddingSearch(bases, { model: 'e-1', fallback: byWords, ...options });
  return async (query: Partial<SearchQuery> = {}, trial = begun()) => {
    const warnings: AnswerWarning[] = [];
    const found = await search.search(
      { text: 'time off', topK: 5, warn: (warning) => warnings.push(warning), ...query },
      trial,
    );
    return { found: found.map(({ id }) => id), scores: found.map(({ score }) => score), warnings };
  };
}

const whole = ['hr/holidays', 'legal/leave', 'hr/parties', 'legal/signing'];

describe('search by embeddings', () => {
  test('finds what shares no word, best first, over all bases', async () => {
    const { found, scores, warnings } = await searching()();
    expect(found).toEqual(whole);
    expect(scores[0]).toBeCloseTo(1, 5);
    expect(scores[1]).toBeCloseTo(Math.SQRT1_2, 3);
    expect(warnings).toEqual([]);
  });

  test('keeps to the bases and the number of passages that are asked for', async () => {
    const search = searching();
    expect((await search({ bases: ['legal'], topK: 1 })).found).toEqual(['legal/leave']);
    expect((await search({ bases: [] })).found).toEqual([]);
    expect((await search({ text: ' ' })).found).toEqual([]);
  });

  test('asks for each passage once, in batches, however many trials search at once', async () => {
    const search = searching({ batchSize: 3 });
    const trials = [begun(), begun(), begun()];
    const all = await Promise.all(trials.map((trial) => search({}, trial)));
    expect(all.map(({ found }) => found)).toEqual([whole, whole, whole]);
    expect(
      served()
        .embedded.map((texts) => texts.length)
        .sort(),
    ).toEqual([1, 1, 1, 1, 3]);
    expect(trials.map(({ virtualClock }) => virtualClock?.waitedUnregistered)).toEqual([false, false, false]);
  });

  test.each([
    'broken',
    'rate-limit',
    'malformed',
    'html',
    'cut',
    'too-few',
    'not-numbers',
    'mixed-lengths',
  ] as const)(
    'falls back, and says so, where passages are answered by "%s"; the next trial tries anew',
    async (trouble) => {
      const search = searching();
      served().trouble = [trouble];
      const { found, warnings } = await search();
      expect(found).toEqual(['hr/parties']);
      expect(warnings).toEqual([
        {
          code: 'search-fallback',
          message: expect.stringMatching(/^Passages were searched by words, not by meaning\. /),
        },
      ]);
      expect(await search()).toMatchObject({ found: whole, warnings: [] });
    },
  );

  test('falls back on a search that is still being made', async () => {
    served().trouble = ['broken'];
    const { found, warnings } = await searching({ fallback: Promise.resolve(byWords) })();
    expect(found).toEqual(['hr/parties']);
    expect(warnings[0]?.message).toContain('searched by words');
  });

  test('falls back where a question has a vector of another length', async () => {
    served().trouble = [null, 'other-length'];
    const { found, warnings } = await searching()();
    expect(found).toEqual(['hr/parties']);
    expect(warnings[0]?.message).toContain('has 3 numbers where others have 4');
  });

  test('waits no longer than it is told, and once a trial', async () => {
    const search = searching({ timeoutMs: 40 });
    served().trouble = ['slow'];
    const trial = begun();
    const first = await search({}, trial);
    const second = await search({}, trial);
    expect([first.found, second.found]).toEqual([['hr/parties'], ['hr/parties']]);
    expect([...first.warnings, ...second.warnings].map(({ code }) => code)).toEqual([
      'search-fallback',
      'search-fallback',
    ]);
    expect(served().trouble).toEqual([]);
    expect(trial.spans.map(({ name }) => name)).toEqual(['embeddings']);
  });

  test('goes on with what was embedded before a failure', async () => {
    const search = searching({ batchSize: 1 });
    served().trouble = [null, null, 'broken'];
    await search();
    await search();
    expect(served().embedded.flat()).toHaveLength(4 + 1);
  });

  test('is not spoilt for others by a trial that ends while it asks for passages', async () => {
    const search = searching();
    served().trouble = ['slow'];
    const gone = begun();
    const asked = search({}, gone);
    const other = search();
    await vi.waitFor(() => expect(served().trouble).toEqual([]));
    gone.abort(new Error('Time is up.'));
    await expect(asked).rejects.toThrow('Time is up.');
    expect((await other).found).toEqual(whole);
  });

  test.each(['empty', 'malformed', 'corrupted'] as const)(
    'falls back where a fault makes answers %s',
    async (result) => {
      const trial = begun({ faults: [{ model: 'e-1', result }] });
      expect((await searching()({}, trial)).warnings).toHaveLength(1);
    },
  );

  test('falls back where no model is configured, and says how to configure one', async () => {
    vi.unstubAllEnvs();
    vi.stubEnv('OPENAI_API_KEY', '');
    vi.stubEnv('OPENAI_BASE_URL', '');
    const { found, warnings } = await searching()();
    expect(found).toEqual(['hr/parties']);
    expect(warnings[0]?.message).toContain('OPENAI_API_KEY');
  });
});
