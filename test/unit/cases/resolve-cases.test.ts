import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LoadedSuites, loadSuites } from '../../../src/cases/load-suites.io.ts';
import { type Case, caseSchema } from '../../../src/model/case.ts';
import { canonicalJson, isJson } from '../../../src/model/json.ts';
import { fakeRegistry } from './fake-registry.ts';
import { loadFiles, temporaryProject } from './temporary-project.ts';

async function casesOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<readonly Case[]> {
  return soundCases(await loadFiles({ 'cases/a.yaml': text, ...files }));
}

function soundCases({ suites, diagnostics }: LoadedSuites): readonly Case[] {
  expect(diagnostics).toEqual([]);
  return suites.flatMap((suite) => suite.cases);
}

const rows = (...values: unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n');
const minimal = (extra = '', input = 'hi'): string =>
  `suite: s\ncases:\n  - id: a\n    input: ${input}\n    expect: [{ contains: x }]\n${extra}`;

it('makes a case with everything resolved, that fits the schema and is plain JSON', async () => {
  const [made] = await casesOf(minimal('    tags: [smoke]\n    timeout: 1.5s\n'));
  expect(made).toEqual({
    key: 's/a',
    suite: 's',
    digest: expect.stringMatching(/^[0-9a-f]{16}$/),
    place: { file: 'cases/a.yaml', line: 3, column: 5 },
    tags: ['smoke'],
    agents: [],
    input: 'hi',
    expect: [{ judge: 'contains', negated: false, settings: { value: 'x' } }],
    clock: 'real',
    timeoutMs: 1500,
    limits: {},
    only: false,
    metadata: {},
  });
  expect(caseSchema.safeParse(made).success).toBe(true);
  expect(isJson(made)).toBe(true);
});

it('puts defaults and suite under a case: tags add up, judges of defaults come first, the rest is replaced', async () => {
  const cases = await casesOf(
    [
      'suite: s',
      'covers: [approval-gate]',
      'tags: [all]',
      'agents: [triage, { name: own, type: echo }]',
      'clock: virtual',
      'timeout: 5s',
      'hooks: hooks.ts',
      'thresholds: ["pass-rate >= 95%"]',
      'defaults:',
      '  tags: [common, all]',
      '  iterations: 3',
      '  expected: yes please',
      '  limits: { steps: 5, tokens: 100 }',
      '  metadata: { team: red, level: 1 }',
      '  expect: [equals]',
      'cases:',
      '  - { id: a, input: 1 }',
      '  - id: b',
      '    input: 2',
      '    tags: [mine]',
      '    agents: [own]',
      '    clock: real',
      '    timeout: 1m',
      '    iterations: 7',
      '    expected: no',
      '    limits: { tokens: 7 }',
      '    metadata: { level: 2 }',
      '    skip: not now',
      '    only: true',
      '    pass-score: 0.5',
      '    expect: [{ not-contains: x }]',
    ].join('\n'),
    { 'hooks.ts': '' },
  );
  expect(cases[0]).toMatchObject({
    tags: ['all', 'common'],
    agents: ['triage', 'own'],
    clock: 'virtual',
    timeoutMs: 5000,
    iterations: 3,
    expected: 'yes please',
    hooks: 'hooks.ts',
    limits: { steps: 5, tokens: 100 },
    metadata: { team: 'red', level: 1 },
    expect: [{ judge: 'equals', settings: { value: 'yes please' } }],
  });
  expect(cases[1]).toMatchObject({
    tags: ['all', 'common', 'mine'],
    agents: ['own'],
    clock: 'real',
    timeoutMs: 60_000,
    iterations: 7,
    expected: 'no',
    limits: { steps: 5, tokens: 7 },
    metadata: { team: 'red', level: 2 },
    skip: 'not now',
    only: true,
    passScore: 0.5,
    expect: [
      { judge: 'equals', settings: { value: 'no' } },
      { judge: 'contains', negated: true, settings: { value: 'x' } },
    ],
  });
});

it('gives the suite its name, file, agents, thresholds and what it covers', async () => {
  const text = `covers: [gate]\nthresholds:\n  - pass-rate >= 95%\nagents:\n  - { name: own, type: echo }\n${minimal()}`;
  const { suites } = await loadFiles({ 'cases/deep/a.yaml': text });
  expect(suites[0]).toMatchObject({
    name: 's',
    file: 'cases/deep/a.yaml',
    covers: ['gate'],
    agents: [{ name: 'own', settings: { type: 'echo' }, place: { line: 5, column: 5 } }],
    thresholds: [{ text: 'pass-rate >= 95%', place: { file: 'cases/deep/a.yaml', line: 3, column: 5 } }],
  });
});

it('reads turns with judges of their own; the input is that of the first turn', async () => {
  const text =
    'suite: s\ncases:\n  - id: a\n    turns:\n      - { input: one, expect: [{ contains: 1st }] }\n      - { input: two }\n';
  const [made] = await casesOf(text);
  expect(made?.input).toBe('one');
  expect(made?.turns).toMatchObject([
    { input: 'one', expect: [{ judge: 'contains' }] },
    { input: 'two', expect: [] },
  ]);
});

describe('templates', () => {
  const filled = async (input: string, row: unknown): Promise<unknown> => {
    const text = `suite: s\ncases:\n  - id: a\n    dataset: { file: x.jsonl, id: "{{id}}" }\n    input: ${input}\n    expect: [{ contains: x }]\n`;
    const [made] = await casesOf(text, { 'cases/x.jsonl': rows(row) });
    return made?.input;
  };

  it.each([
    ['a lone template keeps its type', '"{{v}}"', { v: [1, { a: null }] }, [1, { a: null }]],
    ['null is a value', '"{{v}}"', { v: null }, null],
    ['inside text it becomes text', '"v={{v}}!"', { v: 1.5 }, 'v=1.5!'],
    ['lists become JSON inside text', '"{{v}}, {{ v }}"', { v: [1] }, '[1], [1]'],
    ['a dot goes into objects and lists', '"{{v.a.1}}"', { v: { a: [1, 2] } }, 2],
    ['a column may hold a dot or a space itself', '"{{v.a}} {{b c}}"', { 'v.a': 'x', 'b c': 'y' }, 'x y'],
    ['values are found inside lists and maps', '{ a: ["{{v}}", 1] }', { v: true }, { a: [true, 1] }],
    ['four braces are two', '"{{{{v}} {{v}}"', { v: 1 }, '{{v}} 1'],
    ['a brace before a template is a brace', '\'{"a": {{{v}}}}\'', { v: 1 }, '{"a": {1}}'],
    ['what a row holds is not filled again', '"{{v}}"', { v: '{{id}}' }, '{{id}}'],
    ['names of prototypes are not columns of their own', '"{{constructor}}"', { constructor: 'x' }, 'x'],
  ])('%s', async (_, input, row, expected) => {
    expect(await filled(input, { id: 'r', ...row })).toEqual(expected);
  });

  it('give text judges the text of numbers and truth values', async () => {
    const text =
      'suite: s\ncases:\n  - id: a\n    dataset: { file: x.jsonl }\n    input: "{{v}}"\n    expected: "{{v}}"\n    expect: [{ contains: "{{v}}" }, equals, { equals: { value: "{{v}}", weight: 2 } }]\n';
    const cases = await casesOf(text, { 'cases/x.jsonl': rows({ v: 7 }, { v: true }, { v: 'x' }) });
    expect(cases.map((made) => made.expect.flatMap(({ settings }) => Object.values(settings)))).toEqual([
      ['7', '7', '7'],
      ['true', 'true', 'true'],
      ['x', 'x', 'x'],
    ]);
    expect(cases.map(({ expected }) => expected)).toEqual([7, true, 'x']);
  });
});

describe('datasets', () => {
  const text = (dataset: string, more = ''): string =>
    `suite: s\ncases:\n  - id: totals\n    dataset: ${dataset}\n    input: "{{q}}"\n    expected: "{{total}}"\n    expect: [{ number-close: "{{total}}" }]\n${more}`;

  it('make one case a row, named by the id, with the line of the row', async () => {
    const cases = await casesOf(text('{ file: x.jsonl, id: "row-{{n}}" }', '    tags: ["{{kind}}"]\n'), {
      'cases/x.jsonl': `\ufeff${rows({ n: 1, q: 'a', total: 2, kind: 'easy' })}\r\n\r\n${rows({ n: 2, q: 'b', total: 3, kind: 'hard' })}\r\n`,
    });
    expect(cases.map(({ key, place, tags, input }) => [key, place.row, tags, input])).toEqual([
      ['s/totals/row-1', 1, ['easy'], 'a'],
      ['s/totals/row-2', 3, ['hard'], 'b'],
    ]);
    expect(cases[0]?.place).toEqual({ file: 'cases/a.yaml', line: 3, column: 5, row: 1 });
  });

  it('name rows without an id by what is used of them, wherever they stand', async () => {
    const [first, second] = [
      { q: 'a', total: 1 },
      { total: 2, q: 'b', unused: 1 },
    ];
    const keys = async (...values: unknown[]): Promise<string[]> =>
      (await casesOf(text('{ file: x.jsonl }'), { 'cases/x.jsonl': rows(...values) })).map(({ key }) => key);
    const before = await keys(first, second);
    expect(before[0]).toMatch(/^s\/totals\/[0-9a-f]{8}$/);
    expect(await keys({ ...second, unused: 9 }, first)).toEqual([...before].reverse());
  });

  it('read columns of CSV by what all their cells are, and keep the text of cells', async () => {
    const csv =
      'q,total,zip,list,note,flag\r\n"say ""hi"", twice\nplease",12.50,01234,"[1,2]",7,true\r\n\r\nb,3,99999,"[]",seven,false\r\n';
    const more =
      '    metadata: { all: "{{total}} {{zip}} {{list}} {{note}} {{flag}}", zip: "{{zip}}", list: "{{list}}", note: "{{note}}", flag: "{{flag}}" }\n';
    const cases = await casesOf(text('{ file: x.csv }', more), { 'cases/x.csv': csv });
    expect(cases.map(({ input, expected, place }) => [input, expected, place.row])).toEqual([
      ['say "hi", twice\nplease', 12.5, 2],
      ['b', 3, 5],
    ]);
    expect(cases[0]?.metadata).toEqual({
      all: '12.50 01234 [1,2] 7 true',
      zip: '01234',
      list: [1, 2],
      note: '7',
      flag: true,
    });
  });

  it('are found beside the case file and in the project', async () => {
    const row = rows({ q: 'a', total: 1 });
    expect(await casesOf(text('{ file: data/x.jsonl }'), { 'data/x.jsonl': row })).toHaveLength(1);
    expect(await casesOf(text('{ file: data/x.jsonl }'), { 'cases/data/x.jsonl': row })).toHaveLength(1);
    expect(await casesOf(text('{ file: ../x.jsonl }'), { 'x.jsonl': row })).toHaveLength(1);
  });

  it('are no case files, even where their name looks like it', async () => {
    const files = { 'cases/data.json': rows({ q: 'a', total: 1 }, { q: 'b', total: 1 }) };
    expect(await casesOf(text('{ file: data.json, format: jsonl }'), files)).toHaveLength(2);
  });

  it('share one use of a judge among all rows where nothing in it changes', async () => {
    const registry = fakeRegistry();
    const project = temporaryProject({
      'cases/a.yaml':
        'suite: s\ncases:\n  - id: a\n    dataset: { file: x.jsonl }\n    input: "{{q}}"\n    expected: "{{q}}"\n    expect: [{ contains: x }]\n',
      'cases/x.jsonl': rows(...Array.from({ length: 500 }, (_, n) => ({ q: `${n}` }))),
    });
    const cases = soundCases(await loadSuites({ paths: ['cases'], project, registry, knownAgents: [] }));
    expect(new Set(cases.map((made) => made.expect[0])).size).toBe(1);
    expect(registry.asked()).toBeLessThan(10);
  });
});

it('tells a row whose `expected` no judge can use, and still reads the others', async () => {
  const text =
    'suite: s\ncases:\n  - id: a\n    dataset: { file: x.jsonl }\n    input: 1\n    expected: "{{v}}"\n    expect: [equals]\n';
  const { suites, diagnostics } = await loadFiles({
    'cases/a.yaml': text,
    'cases/x.jsonl': rows({ v: [1] }, { v: 'x' }),
  });
  expect(diagnostics.map(({ code, place }) => [code, place?.file, place?.line])).toEqual([
    ['case/expected-text', 'cases/x.jsonl', 1],
  ]);
  expect(suites[0]?.cases.map((made) => made.expect.length)).toEqual([0, 1]);
});

describe('a matrix', () => {
  it('makes a case of each combination, the last name changing fastest', async () => {
    const cases = await casesOf(
      minimal('    matrix: { lang: [en, de], n: [1, { a: b }] }\n', '"{{lang}} {{n}}"'),
    );
    expect(cases.map(({ key, input }) => [key, input])).toEqual([
      ['s/a/en-1', 'en 1'],
      [expect.stringMatching(/^s\/a\/en-[0-9a-f]{8}$/), 'en {"a":"b"}'],
      ['s/a/de-1', 'de 1'],
      [expect.stringMatching(/^s\/a\/de-[0-9a-f]{8}$/), 'de {"a":"b"}'],
    ]);
  });

  it('is combined with every row of a dataset', async () => {
    const text = minimal(
      '    matrix: { lang: [en, de] }\n    dataset: { file: x.jsonl, id: "{{q}}" }\n',
      '"{{lang}} {{q}}"',
    );
    const cases = await casesOf(text, { 'cases/x.jsonl': rows({ q: 'a' }, { q: 'b' }) });
    expect(cases.map(({ key, input }) => [key, input])).toEqual([
      ['s/a/en.a', 'en a'],
      ['s/a/en.b', 'en b'],
      ['s/a/de.a', 'de a'],
      ['s/a/de.b', 'de b'],
    ]);
  });
});

describe('the digest', () => {
  const digest = async (text: string): Promise<string | undefined> => (await casesOf(text))[0]?.digest;

  it('does not depend on place, tags, metadata, iterations, names or what is selected', async () => {
    const extra =
      '    tags: [x]\n    metadata: { a: 1 }\n    iterations: 4\n    only: true\n    skip: later\n    agents: [triage]\n';
    expect(await digest(`# a remark\n${minimal(extra).replace('suite: s', 'suite: t')}`)).toBe(
      await digest(minimal()),
    );
  });

  it('does not depend on the order of keys, nor on whether a value came from a dataset', async () => {
    const [fromRow] = await casesOf(minimal('    dataset: { file: x.jsonl, id: "r" }\n', '"{{v}}"'), {
      'cases/x.jsonl': rows({ v: { b: 1, a: 2 } }),
    });
    expect(fromRow?.digest).toBe(await digest(minimal('', '{ a: 2, b: 1 }')));
  });

  it.each([
    ['input', minimal('', 'ho')],
    ['expected', minimal('    expected: 1\n')],
    ['judges', minimal().replace('contains: x', 'contains: y')],
    ['negation', minimal().replace('contains: x', 'not-contains: x')],
    ['clock', minimal('    clock: virtual\n')],
    ['time limit', minimal('    timeout: 5s\n')],
    ['limits', minimal('    limits: { steps: 1 }\n')],
    ['score to reach', minimal('    pass-score: 0.5\n')],
  ])('depends on %s', async (_, text) => {
    expect(await digest(text)).not.toBe(await digest(minimal()));
  });

  it('is the hash of canonical JSON', async () => {
    const { createHash } = await import('node:crypto');
    const [made] = await casesOf(
      minimal('    expected: { b: 1, a: [2] }\n    timeout: 5s\n    limits: { tokens: 2, steps: 1 }\n'),
    );
    const { clock, expect: judges, expected, input, limits, timeoutMs } = made ?? {};
    const content: unknown = JSON.parse(
      JSON.stringify({ timeoutMs, limits, input, expected, expect: judges, clock }),
    );
    const text = isJson(content) ? canonicalJson(content) : '';
    expect(made?.digest).toBe(createHash('sha256').update(text).digest('hex').slice(0, 16));
  });
});

describe('files', () => {
  it('are read in order of their paths, without node_modules, hidden folders and configuration', async () => {
    const named = (suite: string): string => minimal().replace('suite: s', `suite: ${suite}`);
    const { suites, diagnostics } = await loadFiles(
      {
        'b.yml': named('b'),
        'a/z.json': JSON.stringify({
          suite: 'z',
          cases: [{ id: 'a', input: 1, expect: [{ contains: 'x' }] }],
        }),
        'a/c.yaml': named('c'),
        'node_modules/x.yaml': '!',
        '.hidden/x.yaml': '!',
        'agent-eval.config.yaml': '!',
        'package.json': '!',
      },
      { paths: ['.', 'b.yml', 'a/*.yaml'] },
    );
    expect(diagnostics).toEqual([]);
    expect(suites.map(({ file }) => file)).toEqual(['a/c.yaml', 'a/z.json', 'b.yml']);
  });

  it('are found through patterns and through links inside the project', async () => {
    const project = temporaryProject({ 'cases/a.yaml': minimal(), 'cases/b.txt': '' });
    symlinkSync(join(project, 'cases'), join(project, 'linked'));
    for (const path of ['cases/**/*', 'linked', 'linked/a.yaml', join(project, 'cases')]) {
      const { suites, diagnostics } = await loadSuites({
        paths: [path],
        project,
        registry: fakeRegistry(),
        knownAgents: [],
      });
      expect([diagnostics, suites.length]).toEqual([[], 1]);
    }
  });
});

describe('the cache', () => {
  const load = (project: string): Promise<LoadedSuites> =>
    loadSuites({ paths: ['cases'], project, registry: fakeRegistry(), knownAgents: [], version: '1.0.0' });
  const bad = `${minimal('    tagz: []\n')}thresholds: ["pass-rat > 1"]\n`;

  it('never changes what is told, warm or damaged', async () => {
    const project = temporaryProject({ 'cases/a.yaml': bad, 'node_modules/x': '' });
    const cold = await load(project);
    expect(cold.diagnostics).toHaveLength(2);
    const folder = join(project, 'node_modules', '.cache', 'agent-eval');
    const [entry = ''] = readdirSync(folder);
    expect(await load(project)).toEqual(cold);
    for (const damage of ['', 'x', `${'0'.repeat(64)}\n{"value":{},"layout":{"v":[0,0]}}`]) {
      writeFileSync(join(folder, entry), damage);
      expect(await load(project)).toEqual(cold);
    }
  });

  it('is really read, and only for the same text', async () => {
    const project = temporaryProject({ 'cases/a.yaml': minimal(), 'node_modules/x': '' });
    const first = await load(project);
    writeFileSync(join(project, 'cases/a.yaml'), minimal('', 'other'));
    expect((await load(project)).suites[0]?.cases[0]?.input).toBe('other');
    expect(readdirSync(join(project, 'node_modules', '.cache', 'agent-eval'))).toHaveLength(2);
    expect(first.suites[0]?.cases[0]?.input).toBe('hi');
  });

  it('is not kept in a project without node_modules, nor for files with slips in their form', async () => {
    const bare = temporaryProject({ 'cases/a.yaml': minimal() });
    await load(bare);
    expect(existsSync(join(bare, 'node_modules'))).toBe(false);
    const slip = temporaryProject({ 'cases/a.yaml': minimal('', '007'), 'node_modules/x': '' });
    const told = await load(slip);
    expect(told.diagnostics).toHaveLength(1);
    expect(await load(slip)).toEqual(told);
  });
});

describe('decisions and faults', () => {
  it('puts decisions of a case over those of defaults gate by gate, and its faults in place of theirs', async () => {
    const cases = await casesOf(
      [
        'suite: s',
        'defaults:',
        '  approvals: { review: { decision: approve }, publish: [{ decision: never }] }',
        '  faults: [{ tool: search, error: timeout }]',
        '  expect: [{ contains: x }]',
        'cases:',
        '  - { id: a, input: 1 }',
        '  - id: b',
        '    input: 1',
        '    approvals: { review: [{ decision: reject, by: dana }, { decision: approve }], publish: [] }',
        '    faults: []',
      ].join('\n'),
    );
    expect(cases[0]).toMatchObject({
      approvals: { review: [{ decision: 'approve' }], publish: [{ decision: 'never' }] },
      faults: [{ tool: 'search', error: 'timeout' }],
    });
    expect(cases[1]?.approvals).toEqual({
      review: [{ decision: 'reject', by: 'dana' }, { decision: 'approve' }],
    });
    expect(cases[1]).not.toHaveProperty('faults');
    for (const made of cases) expect(caseSchema.safeParse(made).success).toBe(true);
  });

  it('puts mocks of a case over those of defaults tool by tool, and keeps whether they stand in a list', async () => {
    const head = [
      'suite: s',
      'defaults:',
      '  tools: { search: { returns: [] }, save: [{ returns: 1 }], drop: {returns: 2} }',
    ];
    const judged = ['  expect: [{ contains: x }]', 'cases:', '  - { id: a, input: 1 }'];
    const own = ['  - { id: b, input: 1, tools: { search: [{ error: timeout }], drop: [] } }'];
    const cases = await casesOf([...head, ...judged, ...own].join('\n'));
    expect(cases.map(({ tools }) => tools)).toEqual([
      { search: { returns: [] }, save: [{ returns: 1 }], drop: { returns: 2 } },
      { search: [{ error: 'timeout' }], save: [{ returns: 1 }] },
    ]);
    expect(cases[0]?.digest).not.toBe(cases[1]?.digest);
    for (const made of cases) expect(caseSchema.safeParse(made).success).toBe(true);
  });

  it('fills templates in mocks, row by row', async () => {
    const text = [
      'suite: s',
      'cases:',
      '  - id: a',
      '    dataset: { file: data/rows.jsonl, id: "{{id}}" }',
      '    input: hi',
      '    tools: { search: { returns: "{{pages}}", when: { query: "{{id}}" } } }',
      '    expect: [{ contains: x }]',
    ].join('\n');
    const cases = await casesOf(text, {
      'data/rows.jsonl': rows({ id: 'a', pages: ['p'] }, { id: 'b', pages: null }),
    });
    expect(cases.map(({ tools }) => tools)).toEqual([
      { search: { returns: ['p'], when: { query: 'a' } } },
      { search: { returns: null, when: { query: 'b' } } },
    ]);
  });

  const templated = (faults: string, approvals: string): string =>
    [
      'suite: s',
      'cases:',
      '  - id: a',
      '    dataset: { file: data/rows.jsonl, id: "{{id}}" }',
      '    input: hi',
      `    approvals: { review: ${approvals} }`,
      `    faults: [${faults}]`,
      '    expect: [{ contains: x }]',
    ].join('\n');

  it('fills templates inside them, row by row', async () => {
    const text = templated('{ node: load, attempt: "{{n}}", error: "{{kind}}" }', '"{{decisions}}"');
    const cases = await casesOf(text, {
      'data/rows.jsonl': rows(
        { id: 'a', n: 1, kind: 'timeout', decisions: { decision: 'approve' } },
        { id: 'b', n: 2, kind: 'network', decisions: [{ decision: 'reject' }, { decision: 'approve' }] },
      ),
    });
    expect(cases.map(({ faults }) => faults)).toEqual([
      [{ node: 'load', attempt: 1, error: 'timeout' }],
      [{ node: 'load', attempt: 2, error: 'network' }],
    ]);
    expect(cases.map(({ approvals }) => approvals?.['review']?.length)).toEqual([1, 2]);
  });

  it('tells what a row makes wrong at that row, with the value that was filled in', async () => {
    const text = templated('{ node: load, attempt: "{{n}}", error: timeout }', '[{ decision: "{{what}}" }]');
    const { diagnostics } = await loadFiles({
      'cases/a.yaml': text,
      'data/rows.jsonl': rows({ id: 'a', n: 1, what: 'aprove' }, { id: 'b', n: 0, what: 'approve' }),
    });
    expect(diagnostics.map(({ place, message, fix }) => [place?.file, place?.line, message, fix])).toEqual([
      [
        'data/rows.jsonl',
        1,
        '"decision" cannot be "aprove".',
        expect.stringMatching(/Did you mean "approve"\?.*\nThe row is used at cases\/a.yaml:6\./),
      ],
      ['data/rows.jsonl', 2, expect.stringContaining('"attempt" cannot be 0'), expect.any(String)],
    ]);
  });

  it('changes the digest with each of them, and keeps that of cases without', async () => {
    const digestOf = async (extra: string): Promise<string | undefined> =>
      (await casesOf(minimal(extra)))[0]?.digest;
    const digests = await Promise.all([
      digestOf(''),
      digestOf('    approvals: { review: { decision: approve } }\n'),
      digestOf('    approvals: { review: { decision: reject } }\n'),
      digestOf('    faults: [{ tool: a, error: timeout }]\n'),
      digestOf('    faults: [{ tool: a, error: network }]\n'),
    ]);
    expect(new Set(digests).size).toBe(5);
    expect(await digestOf('    approvals: {}\n    faults: []\n')).toBe(digests[0]);
  });
});
