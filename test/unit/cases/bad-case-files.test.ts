import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSuites } from '../../../src/cases/load-suites.io.ts';
import { renderDiagnostics } from '../../../src/diagnostics/render-diagnostics.ts';
import { fakeRegistry } from './fake-registry.ts';
import { loadFiles, temporaryProject } from './temporary-project.ts';

/** A sound case on lines 3 to 5, with one more line 6. */
const withLine = (line: string): string =>
  `suite: s\ncases:\n  - id: a\n    input: hi\n    expect: [{ contains: x }]\n    ${line}\n`;
const withExpect = (...items: string[]): string =>
  `suite: s\ncases:\n  - id: a\n    input: hi\n    expect:\n${items.map((item) => `      - ${item}\n`).join('')}`;
const withRows = (dataset: string): string =>
  `suite: s\ncases:\n  - id: a\n    dataset: ${dataset}\n    input: "{{q}}"\n    expect: [{ contains: "{{a}}" }]\n`;

async function told(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const { diagnostics } = await loadFiles(files);
  return diagnostics.map(
    ({ code, place }) => `${code}${place ? ` ${place.file}:${place.line}:${place.column}` : ''}`,
  );
}

it.each<[string, string, string[]]>([
  ['an unknown key of a case', withLine('tagz: [a]'), ['case/unknown-key 6:5']],
  ['an unknown key of the suite', `sweet: x\n${withLine('')}`, ['case/unknown-key 1:1']],
  ['mocks that are no map', withLine('tools: [search]'), ['case/wrong-type 6:12']],
  [
    'a mock without an answer',
    withLine('tools: { search: { after: 1s } }'),
    ['case/mock-without-answer 6:22'],
  ],
  [
    'a mock in a list that gives and fails',
    withLine('tools: { search: [{ returns: null }, { returns: 1, error: network }] }'),
    ['case/returns-and-error 6:56'],
  ],
  [
    'a mock that takes too long',
    withLine('tools: { a: { returns: 1, after: 25d } }'),
    ['case/too-long 6:31'],
  ],
  ['a mock that fails as nothing can', withLine('tools: { a: { error: sad } }'), ['case/bad-value 6:26']],
  ['decisions that are no map', withLine('approvals: [approve]'), ['case/wrong-type 6:16']],
  ['a decision without its key', withLine('approvals: { review: approve }'), ['case/wrong-type 6:26']],
  [
    'an unknown decision in a list',
    withLine('approvals: { review: [{ decision: approve }, { decision: rejct }] }'),
    ['case/bad-value 6:62'],
  ],
  [
    'a decision that never comes, by somebody',
    withLine('approvals: { review: { decision: never, by: dana } }'),
    ['case/never-decides 6:45'],
  ],
  [
    'a decision at two times',
    withLine('approvals: { review: { decision: reject, after: 1s, at: 2s } }'),
    ['case/after-and-at 6:57'],
  ],
  [
    'a payload that nothing becomes',
    withLine('approvals: { a: { decision: modify }, b: { decision: approve, payload: 1 } }'),
    ['case/modify-without-payload 6:23', 'case/payload-unused 6:67'],
  ],
  ['a fault at no place', withLine('faults: [{ error: timeout }]'), ['case/fault-without-place 6:14']],
  [
    'a fault at two places',
    withLine('faults: [{ node: a, tool: b, error: timeout }]'),
    ['case/fault-with-places 6:25'],
  ],
  ['a fault that does nothing', withLine('faults: [{ node: a }]'), ['case/fault-without-effect 6:14']],
  [
    'a fault that fails and spoils',
    withLine('faults: [{ node: a, error: timeout, result: empty }]'),
    ['case/error-and-result 6:41'],
  ],
  [
    'an attempt of a tool',
    withLine('faults: [{ tool: a, attempt: 1, error: timeout }]'),
    ['case/attempt-without-node 6:25'],
  ],
  [
    'a call before the first',
    withLine('faults: [{ tool: a, call: 0, error: timeout }]'),
    ['case/bad-value 6:31'],
  ],
  ['a delay of nothing', withLine('faults: [{ tool: a, latency: 0s }]'), ['case/no-latency 6:25']],
  ['a delay beyond all trials', withLine('faults: [{ tool: a, latency: 25d }]'), ['case/too-long 6:25']],
  [
    'an unknown kind of error, and an unknown key',
    withLine('faults: [{ tool: a, error: rate-limt }, { tool: a, eror: timeout }]'),
    ['case/bad-value 6:32', 'case/unknown-key 6:56'],
  ],
  [
    'a probability that is none',
    withLine('faults: [{ tool: a, error: timeout, probability: 0 }]'),
    ['case/bad-value 6:54'],
  ],
  ['an unknown key inside limits', withLine('limits: { stepz: 1 }'), ['case/unknown-key 6:15']],
  ['a number that is a text', withLine('iterations: many'), ['case/wrong-type 6:17']],
  ['no iterations', withLine('iterations: 0'), ['case/bad-value 6:17']],
  ['a text in place of a list', withLine('tags: smoke'), ['case/wrong-type 6:11']],
  ['a time limit without a unit', withLine('timeout: 5'), ['case/wrong-type 6:14']],
  ['a time limit with an unknown unit', withLine('timeout: 5 secs'), ['case/bad-value 6:14']],
  ['a time limit of nothing', withLine('timeout: 0s'), ['case/bad-timeout 6:14']],
  ['a time limit beyond all timers', withLine('timeout: 25d'), ['case/bad-timeout 6:14']],
  ['an unknown clock', withLine('clock: virtuel'), ['case/bad-value 6:12']],
  ['a case skipped without a reason', withLine('skip: true'), ['case/wrong-type 6:11']],
  ['a score beyond 1', withLine('pass-score: 90'), ['case/bad-value 6:17']],
  [
    'tags that YAML changed',
    withLine('tags: [{tag: smoke}, !slow, 7, "a b"]'),
    ['file/yaml-tag 6:26', 'case/changed-scalar 6:12', 'case/changed-scalar 6:33', 'case/bad-tag 6:36'],
  ],
  ['an unknown agent', withLine('agents: [triag]'), ['case/unknown-agent 6:14']],
  ['hooks that are not there', withLine('hooks: hooks.ts'), ['case/missing-file 6:12']],
  ['hooks outside the project', withLine('hooks: ../../../../etc/hosts'), ['case/outside-project 6:12']],
  ['a path of one machine', withLine('hooks: /etc/hosts'), ['case/outside-project 6:12']],
  ['a dataset that is not there', withLine('dataset: { file: data.csv }'), ['case/missing-file 6:22']],
  ['a dataset of unknown format', withLine('dataset: { file: cases/a.yaml }'), ['case/unknown-format 6:22']],
  [
    'a template without anything to fill it',
    withLine('metadata: { x: "{{y}}" }'),
    ['case/unknown-column 6:21'],
  ],
  ['braces that are not closed', withLine('metadata: { x: "a {{y" }'), ['case/bad-template 6:23']],
  [
    'a name that the matrix lacks',
    withLine('matrix: { lang: [en] }\n    metadata: { x: "{{lnag}}" }'),
    ['case/unknown-column 7:21'],
  ],
  ['an empty list in a matrix', withLine('matrix: { lang: [] }'), ['case/bad-value 6:21']],
  [
    'equal names in a matrix',
    withLine('matrix: { lang: [en, EN] }\n    metadata: { x: "{{lang}}" }'),
    ['case/duplicate-id 6:5'],
  ],
  [
    'a matrix beyond all bounds',
    withLine(`matrix: { a: &a [${Array.from({ length: 101 }, (_, n) => n)}], b: *a }`),
    ['file/alias 6:321', 'case/matrix-too-large 6:5'],
  ],
  ['both input and turns', withLine('turns: [{ input: x }]'), ['case/input-and-turns 4:5']],
  ['an unknown judge', withExpect('contians: x'), ['case/unknown-judge 6:9']],
  ['a broken pattern', withExpect('regex: "(a"'), ['case/bad-pattern 6:18']],
  [
    'a setting that a judge lacks',
    withExpect('contains: { value: x, vale: 1 }'),
    ['case/unknown-setting 6:31'],
  ],
  [
    'text that YAML changed',
    withExpect(
      'contains: 007',
      'contains: true',
      'contains: { value: 1e3 }',
      'contains:',
      'contains: {tag: smoke}',
    ),
    [
      'case/changed-scalar 6:19',
      'case/changed-scalar 7:19',
      'case/changed-scalar 8:28',
      'case/expected-text 9:18',
      'case/unknown-setting 10:20',
      'case/expected-text 10:19',
    ],
  ],
  [
    'judges that could never fail',
    withExpect('contains: { value: x, weight: 1 }'),
    ['case/only-weights 3:9'],
  ],
  ['a case that checks nothing', 'suite: s\ncases:\n  - id: a\n    input: x\n', ['case/no-judges 3:9']],
  [
    'a case that asks nothing',
    'suite: s\ncases:\n  - id: a\n    expect: [{ contains: x }]\n',
    ['case/no-input 3:9'],
  ],
  ['a mistyped metric', `thresholds: ["pass-rat >= 95%"]\n${withLine('')}`, ['case/bad-threshold 1:15']],
  [
    'a mistake late in a threshold',
    `thresholds:\n  - pass-rate >= 95 %% of all\n${withLine('')}`,
    ['case/bad-threshold 2:22'],
  ],
  [
    'a threshold that YAML reads as a map',
    `thresholds:\n  - pass-rate{tag: smoke} >= 95%\n${withLine('')}`,
    ['case/changed-scalar 2:5'],
  ],
  [
    'equal ids but for case',
    `${withLine('')}  - id: A\n    input: x\n    expect: [{ contains: x }]\n`,
    ['case/duplicate-id 7:9'],
  ],
  ['an agent without a type', `agents: [{ name: x }]\n${withLine('')}`, ['case/missing 1:10']],
  ['no suite', 'cases:\n  - id: a\n    input: x\n    expect: [{ contains: x }]\n', ['case/missing 1:1']],
  ['no cases', 'suite: s\ncases: []\n', ['case/bad-value 2:8']],
  ['no list of cases', 'suite: s\n', ['case/missing 1:1']],
  ['a file that is a list', '- a\n', ['case/wrong-type 1:1']],
  ['an empty file', '', ['case/empty-file 1:1']],
  ['a file of remarks', '# soon\n', ['case/empty-file 1:1']],
  [
    'a merge key',
    `x-base: &base { input: hi }\n${withLine('')}  - { <<: *base, id: b, expect: [{ contains: x }] }\n`,
    ['file/alias 8:11', 'file/merge-key 8:7', 'case/unknown-key 1:1'],
  ],
  ['a syntax error', 'suite: "s\ncases: []\n', ['file/yaml-syntax 2:10']],
  ['a file of 50 MB in one line', 'x'.repeat(50_000_000), ['file/too-large 1:1']],
])('tells %s with its place', async (_, text, expected) => {
  const found = await told({ 'cases/a.yaml': text });
  expect(found.map((line) => line.replace('cases/a.yaml:', '')).sort()).toEqual([...expected].sort());
});

it.each<[string, Readonly<Record<string, string>>, string[]]>([
  [
    'a column that is not there, once',
    { 'cases/x.jsonl': '{"q":"1"}\n{"q":"2"}\n' },
    ['case/unknown-column cases/a.yaml:6:27'],
  ],
  [
    'a value that one row lacks',
    { 'cases/x.jsonl': '{"q":"1","a":"x"}\n\n{"q":"2"}\n' },
    ['dataset/missing-value cases/x.jsonl:3:1'],
  ],
  [
    'a line that is not JSON',
    { 'cases/x.jsonl': '{"q":"1","a":"x"}\n{"q":"2" "a":"x"}\n' },
    ['dataset/json-syntax cases/x.jsonl:2:10'],
  ],
  [
    'a line that is a list',
    { 'cases/x.jsonl': '{"q":"1","a":"x"}\n[1]\n' },
    ['dataset/row-type cases/x.jsonl:2:1'],
  ],
  [
    'a doubled key in a row',
    { 'cases/x.jsonl': '{"q":"1","a":"x","q":"2"}\n' },
    ['dataset/duplicate-key cases/x.jsonl:1:18'],
  ],
  [
    'a row like another',
    { 'cases/x.jsonl': '{"q":"1","a":"x","b":1}\n{"a":"x","q":"1","b":2}\n' },
    ['dataset/duplicate-row cases/x.jsonl:2:1'],
  ],
  [
    'text that a row lacks',
    { 'cases/x.jsonl': '{"q":"1","a":"x"}\n{"q":"2","a":["x"]}\n' },
    ['case/expected-text cases/x.jsonl:2:1'],
  ],
  [
    'a row of 50 MB',
    { 'cases/x.jsonl': `{"q":"1","a":"x"}\n{"q":"${'x'.repeat(50_000_000)}"}\n` },
    ['dataset/long-line cases/x.jsonl:2:1'],
  ],
  [
    'hostile nesting',
    { 'cases/x.jsonl': `{"q":"1","a":"x"}\n{"q":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n` },
    ['dataset/json-syntax cases/x.jsonl:2:206'],
  ],
  ['a dataset without rows', { 'cases/x.jsonl': '\n' }, ['dataset/empty cases/x.jsonl:1:1']],
])('tells %s in JSONL', async (_, files, expected) => {
  expect(await told({ 'cases/a.yaml': withRows('{ file: x.jsonl }'), ...files })).toEqual(expected);
});

it.each<[string, string, string[]]>([
  [
    'rows with cells too many or too few, counting lines inside quotes',
    'q,a\n"1\n2",x\n3\n4,5,6\n',
    ['dataset/ragged-row cases/x.csv:4:1', 'dataset/ragged-row cases/x.csv:5:1'],
  ],
  [
    'a quote that is not closed, where it begins',
    'q,a\n1,2\n"3,4\n5,6\n',
    ['dataset/csv-syntax cases/x.csv:3:1'],
  ],
  [
    'semicolons for commas',
    'q;a\n1;2\n',
    [
      'dataset/not-commas cases/x.csv:1:1',
      'case/unknown-column cases/a.yaml:5:13',
      'case/unknown-column cases/a.yaml:6:27',
    ],
  ],
  ['a quote inside a cell', 'q,a\n1,2\n3,4"5"\n', ['dataset/csv-syntax cases/x.csv:3:1']],
  [
    'a column without a name, and two with the same',
    'q,a,,a\n1,2,3,4\n',
    ['dataset/unnamed-column cases/x.csv:1:1', 'dataset/duplicate-column cases/x.csv:1:1'],
  ],
])('tells %s in CSV', async (_, csv, expected) => {
  expect(await told({ 'cases/a.yaml': withRows('{ file: x.csv }'), 'cases/x.csv': csv })).toEqual(expected);
});

it('shows the quoted form where a judge gets a map in place of text', async () => {
  const { diagnostics } = await loadFiles({ 'cases/a.yaml': withExpect('contains: {tag: smoke}') });
  expect(diagnostics[0]?.fix).toContain('put it in quotes: "{tag: smoke}"');
});

it('tells ids of rows that are doubled or cannot be names', async () => {
  const rows = ['a', 'A', 'b c'].map((id, n) => JSON.stringify({ id, q: `${n}`, a: 'x' })).join('\n');
  const files = { 'cases/a.yaml': withRows('{ file: x.jsonl, id: "{{id}}" }'), 'cases/x.jsonl': rows };
  expect(await told(files)).toEqual([
    'dataset/duplicate-id cases/x.jsonl:2:1',
    'dataset/bad-id cases/x.jsonl:3:1',
  ]);
});

it('shows ten rows with the same mistake and counts the others', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) =>
    JSON.stringify({ q: `${n}`, a: n === 0 ? 'x' : [n] }),
  ).join('\n');
  const { diagnostics } = await loadFiles({
    'cases/a.yaml': withRows('{ file: x.jsonl }'),
    'cases/x.jsonl': rows,
  });
  expect(diagnostics).toHaveLength(10);
  expect(diagnostics.at(-1)?.message).toContain('4,989 more rows have the same mistake.');
});

it('tells a mistake that all rows share once, in the case file', async () => {
  const rows = ['1', '2'].map((q) => JSON.stringify({ q, a: [] })).join('\n');
  const files = { 'cases/a.yaml': withRows('{ file: x.jsonl }'), 'cases/x.jsonl': rows };
  expect(await told(files)).toEqual(['case/expected-text cases/a.yaml:6:26']);
});

it('tells all mistakes of all files at once', async () => {
  const found = await told({
    'cases/a.yaml': `thresholds: ["nonsense"]\n${withLine('tagz: []')}  - { id: b, expect: [{ contians: x }] }\n`,
    'cases/b.json': '{"suite": "S", "cases": [{"id": "a", "input": 1, "expect": [{"contains": 7}]}],}',
    'cases/c.yaml': `${withLine('agents: [nobody]')}`,
  });
  expect(found.map((line) => line.split(' ')[0]).sort()).toEqual(
    [
      'case/bad-threshold',
      'case/unknown-key',
      'case/unknown-judge',
      'case/no-input',
      'file/json-syntax',
      'case/unknown-agent',
      'case/duplicate-suite',
    ].sort(),
  );
});

describe('files', () => {
  it('tells the line and column where a file stops being UTF-8', async () => {
    const bytes = new Uint8Array([...Buffer.from('suite: s\nä: '), 0xff, 0x41]);
    expect(await told({ 'cases/a.yaml': bytes })).toEqual(['file/not-utf8 cases/a.yaml:2:4']);
    const utf16 = Buffer.from('\ufeffsuite: s', 'utf16le');
    expect((await loadFiles({ 'cases/a.yaml': utf16 })).diagnostics[0]?.message).toContain('UTF-16');
  });

  it('tells suites of the same name but for case', async () => {
    expect(
      await told({
        'cases/a.yaml': withLine(''),
        'cases/b.yaml': withLine('').replace('suite: s', 'suite: S'),
      }),
    ).toEqual(['case/duplicate-suite cases/b.yaml:1:8']);
  });

  it('tells paths that do not exist, hold no cases, or leave the project, also through links', async () => {
    const outside = temporaryProject({ 'a.yaml': withLine(''), 'x.jsonl': '{"q":"1","a":"x"}' });
    const project = temporaryProject({ 'cases/b.yaml': withRows('{ file: ./x.jsonl }'), 'empty/x.txt': '' });
    symlinkSync(outside, join(project, 'linked'));
    symlinkSync(join(outside, 'a.yaml'), join(project, 'cases', 'a.yaml'));
    symlinkSync(join(outside, 'x.jsonl'), join(project, 'cases', 'x.jsonl'));
    const paths = ['nowhere', 'empty', 'linked', 'cases', '*.nothing', outside];
    const options = { paths, project, registry: fakeRegistry(), knownAgents: [] };
    const { diagnostics } = await loadSuites(options);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'path/missing',
      'path/no-cases',
      'path/outside-project',
      'path/outside-project',
      'path/missing',
      'path/outside-project',
      'case/outside-project',
    ]);
    const allowed = await loadSuites({ ...options, paths: ['cases'], allowOutside: true });
    expect(allowed.diagnostics.map(({ code }) => code)).toEqual(['case/duplicate-suite']);
  });

  it('goes into folders named like files, past loops of links, and tells datasets that are folders', async () => {
    const project = temporaryProject({ 'cases/a.yaml/b.yaml': withLine('hooks: data.csv') });
    mkdirSync(join(project, 'data.csv'));
    symlinkSync('.', join(project, 'cases', 'loop'));
    const { suites, diagnostics } = await loadSuites({
      paths: ['cases'],
      project,
      registry: fakeRegistry(),
      knownAgents: [],
    });
    expect(suites.map(({ file }) => file)).toEqual(['cases/a.yaml/b.yaml']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['case/not-a-file']);
  });

  it('tells a link that leads nowhere', async () => {
    const project = temporaryProject({ 'cases/b.yaml': withLine('') });
    symlinkSync('a.yaml', join(project, 'cases/a.yaml'));
    const { diagnostics } = await loadSuites({
      paths: ['cases'],
      project,
      registry: fakeRegistry(),
      knownAgents: [],
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['path/no-file']);
  });

  it('asks which file is meant where a path could be two', async () => {
    const project = temporaryProject({
      'cases/a.yaml': withRows('{ file: x.jsonl }'),
      'x.jsonl': '{"q":"1","a":"x"}',
    });
    writeFileSync(join(project, 'cases', 'x.jsonl'), '{"q":"2","a":"x"}');
    const { diagnostics } = await loadSuites({
      paths: ['cases'],
      project,
      registry: fakeRegistry(),
      knownAgents: [],
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['case/ambiguous-path']);
  });
});

it.each<[string, Readonly<Record<string, string>>]>([
  [
    'an unknown judge',
    { 'cases/refund.yaml': withExpect('contains: cannot be refunded', 'contians: refuses politely') },
  ],
  ['a changed scalar', { 'cases/refund.yaml': withExpect('contains: 007') }],
  [
    'a missing column',
    {
      'cases/refund.yaml': withRows('{ file: x.csv }').replace('{{a}}', '{{anwser}}'),
      'cases/x.csv': 'q,answer\n1,2\n',
    },
  ],
  [
    'a broken row',
    {
      'cases/refund.yaml': withRows('{ file: x.jsonl }'),
      'cases/x.jsonl': '{"q":"1","a":"x"}\n{"q":"2","a":\n',
    },
  ],
  ['a mistyped threshold', { 'cases/refund.yaml': `${withLine('')}thresholds:\n  - pass-rate >= 950%\n` }],
])('renders %s', async (_, files) => {
  const { diagnostics } = await loadFiles(files);
  expect(renderDiagnostics(diagnostics, { color: false, closing: 'No agent was called.' })).toMatchSnapshot();
});
