import { expect, it } from 'vitest';
import { type Case, caseSchema } from '../../../../src/model/case.ts';
import { loadFiles } from '../temporary-project.ts';

const judged = 'expect: [{ contains: x }]';

async function casesOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<readonly Case[]> {
  const { suites, diagnostics } = await loadFiles({ 'cases/a.yaml': text, ...files });
  expect(diagnostics).toEqual([]);
  return suites.flatMap((suite) => suite.cases);
}

async function problemsOf(text: string, files: Readonly<Record<string, string>> = {}) {
  const { diagnostics } = await loadFiles({ 'cases/a.yaml': text, ...files });
  return diagnostics.map(({ code, message, fix, place }) => ({ code, message, fix, line: place?.line }));
}

it('makes a case of each kind, with everything of its origin but what is asked', async () => {
  const [origin, polite, typos, ...more] = await casesOf(
    `suite: s\ncases:\n  - id: a\n    tags: [smoke]\n    input: Where is my parcel?\n    expected: x\n    iterations: 3\n    variants: [typos, politeness, typos]\n    ${judged}\n`,
  );
  expect(more).toEqual([]);
  expect(typos).toEqual({
    ...origin,
    key: 's/a/variant-typos',
    digest: expect.not.stringMatching(String(origin?.digest)),
    tags: ['smoke', 'variant', 'variant-typos'],
    input: expect.stringMatching(/^W[^?]+\?$/),
    variant: { of: 's/a', kind: 'typos' },
  });
  expect(polite?.input).toContain(' Where is my parcel? ');
  expect(origin?.variant).toBeUndefined();
  expect(caseSchema.safeParse(typos).success).toBe(true);
});

it('names the variants of rows after their rows, and varies each by its own key', async () => {
  const cases = await casesOf(
    `suite: s\nvariants: [typos]\ncases:\n  - id: a\n    dataset: { file: d.csv, id: "{{id}}" }\n    input: "{{q}}"\n    ${judged}\n`,
    { 'cases/d.csv': 'id,q\nx,Where is my parcel today?\ny,Where is my parcel tomorrow?\n' },
  );
  expect(cases.map(({ key }) => key)).toEqual([
    's/a/x',
    's/a/x.variant-typos',
    's/a/y',
    's/a/y.variant-typos',
  ]);
});

it('varies the text that a pointer names, and every turn of a conversation', async () => {
  const [, pointed, , talked] = await casesOf(
    `suite: s\ncases:\n  - id: a\n    input: { question: Where is it?, plan: pro, list: [Keep this] }\n    variants: { of: /question, kinds: [case] }\n    ${judged}\n` +
      `  - id: b\n    turns: [{ input: My parcel }, { input: "48213" }, { input: Thank You }]\n    variants: [case]\n    ${judged}\n`,
  );
  expect(pointed?.input).toEqual({
    question: expect.stringMatching(/^(WHERE IS IT\?|where is it\?)$/),
    plan: 'pro',
    list: ['Keep this'],
  });
  expect(talked?.turns?.map(({ input }) => String(input).toLowerCase())).toEqual([
    'my parcel',
    '48213',
    'thank you',
  ]);
  expect(talked?.turns?.[0]?.input).not.toBe('My parcel');
  expect(talked?.input).toBe(talked?.turns?.[0]?.input);
});

it('lets a case have other variants than its suite, or none', async () => {
  const cases = await casesOf(
    `suite: s\nvariants: [typos]\ndefaults: { ${judged} }\ncases:\n  - { id: a, input: Where is it? }\n  - { id: b, input: Where is it?, variants: [case] }\n  - { id: c, input: 1, variants: [] }\n`,
  );
  expect(cases.map(({ key }) => key)).toEqual(['s/a', 's/a/variant-typos', 's/b', 's/b/variant-case', 's/c']);
});

it('says which kinds there are where one is unknown', async () => {
  const [problem, ...more] = await problemsOf(
    `suite: s\ncases:\n  - id: a\n    input: hello there\n    variants: [typos, synonyms]\n    ${judged}\n`,
  );
  expect(more).toEqual([]);
  expect(problem).toMatchObject({
    message: expect.stringContaining('cannot be "synonyms"'),
    fix: expect.stringMatching(
      /typos or case or whitespace or unicode-lookalikes or injection-prefix or politeness or paraphrase/,
    ),
    line: 5,
  });
});

it('asks which text is meant where the input is none', async () => {
  const objects = await problemsOf(
    `suite: s\nvariants: [typos]\ncases:\n  - { id: a, input: { question: hello there }, ${judged} }\n`,
  );
  expect(objects).toMatchObject([{ code: 'case/variant-without-text', line: 2 }]);
  const missing = await problemsOf(
    `suite: s\ncases:\n  - { id: a, input: { question: 1 }, variants: { of: /question, kinds: [typos] }, ${judged} }\n`,
  );
  expect(missing).toMatchObject([{ message: 'The input of s/a has no text at /question.' }]);
});

it('makes no variant that would be the same as its origin, and warns where a kind never makes one', async () => {
  const { suites, diagnostics } = await loadFiles({
    'cases/a.yaml': `suite: s\ncases:\n  - { id: a, input: "42", variants: [typos, whitespace], ${judged} }\n`,
  });
  expect(suites[0]?.cases.map(({ key }) => key)).toEqual(['s/a', 's/a/variant-whitespace']);
  expect(diagnostics).toMatchObject([{ code: 'case/variant-unchanged', severity: 'warning' }]);
});

it('refuses rows that are named like variants of others', async () => {
  const problems = await problemsOf(
    `suite: s\ncases:\n  - id: a\n    matrix: { q: [x, x.Variant-politeness] }\n    input: "{{q}}"\n    variants: [politeness]\n    ${judged}\n`,
  );
  expect(problems).toMatchObject([{ code: 'case/duplicate-id', line: 6 }]);
});

it('leaves to a model what a paraphrase asks, and keeps the input of its origin', async () => {
  const [origin, made, , pointed, , talked] = await casesOf(
    `suite: s\nvariants: { kinds: [paraphrase], model: m-1 }\ndefaults: { ${judged} }\ncases:\n  - { id: a, input: Where is it? }\n` +
      '  - { id: b, input: { q: Where is it? }, variants: { of: /q, kinds: [paraphrase], model: m-2 } }\n' +
      '  - { id: c, turns: [{ input: "48213" }, { input: Where is it? }] }\n',
  );
  expect(made).toEqual({
    ...origin,
    key: 's/a/variant-paraphrase',
    digest: expect.not.stringMatching(String(origin?.digest)),
    tags: ['variant', 'variant-paraphrase'],
    variant: { of: 's/a', kind: 'paraphrase' },
    rewording: { model: 'm-1', of: '' },
  });
  expect(caseSchema.safeParse(made).success).toBe(true);
  expect(pointed?.rewording).toEqual({ model: 'm-2', of: '/q' });
  expect(talked?.turns?.map(({ input }) => input)).toEqual(['48213', 'Where is it?']);
});

it('gives a paraphrase of another model another digest, and makes none of what has no words', async () => {
  const file = (model: string) =>
    `suite: s\nvariants: { kinds: [paraphrase], model: ${model} }\ncases: [{ id: a, input: Where is it?, ${judged} }]\n`;
  const [one, other] = [await casesOf(file('m-1')), await casesOf(file('m-2'))];
  expect(one[0]?.digest).toBe(other[0]?.digest);
  expect(one[1]?.digest).not.toBe(other[1]?.digest);
  const wordless = await problemsOf(file('m-1').replace('Where is it?', '"48213"'));
  expect(wordless).toMatchObject([{ code: 'case/variant-unchanged' }]);
});

it.each(['[typos, paraphrase]', '{ kinds: [paraphrase] }'])(
  'asks once for the model of a paraphrase where %s names none',
  async (variants) => {
    const problems = await problemsOf(
      `suite: s\nvariants: ${variants}\ndefaults: { ${judged} }\ncases: [{ id: a, input: hello there }, { id: b, input: hello you }]\n`,
    );
    expect(problems).toMatchObject([
      { code: 'case/variant-without-model', fix: expect.stringContaining('model: '), line: 2 },
    ]);
  },
);
