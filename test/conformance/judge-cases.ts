import type { Json } from '../../src/model/json.ts';
import type { Subject } from '../../src/model/judge.ts';
import { attribute, type Span } from '../../src/model/span.ts';
import { traceOf } from '../support/trace-of.ts';

/** A use of a judge, and trials on which it must pass, fail, and find nothing to judge. */
interface JudgeCase {
  readonly use: Json;
  readonly passes: Partial<Subject>;
  readonly fails: Partial<Subject>;
  readonly unreadable?: readonly Partial<Subject>[];
}

const textless: readonly Partial<Subject>[] = [
  { output: ['hi'] },
  { output: {} },
  { output: { text: null } },
];
const usage = { modelCalls: 1, inputTokens: 60, outputTokens: 40, costUsd: 0.02 };
const outputs = (passes: Json, fails: Json): Pick<JudgeCase, 'passes' | 'fails'> => ({
  passes: { output: passes },
  fails: { output: fails },
});

function called(...tools: string[]): Partial<Subject> {
  const spans = tools.map((label, index): Span => {
    const base = {
      id: index + 1,
      parent: null,
      startMs: index,
      endMs: index + 1,
      attributes: {},
      events: [],
    };
    return { ...base, name: 'execute_tool', label };
  });
  return { trace: { spans } };
}

/** Nodes that ran one after the other, each once. */
function ran(...names: string[]): Partial<Subject> {
  return { trace: traceOf(names.map((name) => ({ node: name }))) };
}

function decided(decision: string): Partial<Subject> {
  return { trace: traceOf([{ gate: 'review', decision }]) };
}

/** An answer, and a search that found a sentence on leave in each of these passages. */
function found(output: Json, ...ids: string[]): Partial<Subject> {
  const documents = ids.map((id) => ({ id, text: 'Blood donors get up to 4 hours of leave.' }));
  const span: Span = {
    id: 1,
    parent: null,
    name: 'retrieval',
    label: 'search',
    startMs: 0,
    endMs: 1,
    attributes: { [attribute.documents]: documents },
    events: [],
  };
  return { output, trace: { spans: [span] } };
}

/** Every built-in judge by name. */
export const judgeCases: Readonly<Record<string, JudgeCase>> = {
  equals: { use: { equals: 'hi' }, ...outputs('hi', 'Hi'), unreadable: textless },
  contains: { use: { contains: 'hi' }, ...outputs('oh hi there', 'oh Hi there'), unreadable: textless },
  icontains: { use: { icontains: 'hi' }, ...outputs('oh HI there', 'oh h i'), unreadable: textless },
  'contains-all': { use: { 'contains-all': ['a', 'b'] }, ...outputs('b a', 'a A'), unreadable: textless },
  'contains-any': { use: { 'contains-any': ['a', 'b'] }, ...outputs('b', 'B'), unreadable: textless },
  'icontains-all': { use: { 'icontains-all': ['a', 'b'] }, ...outputs('B a', 'A'), unreadable: textless },
  'icontains-any': { use: { 'icontains-any': ['a', 'b'] }, ...outputs('B', 'C'), unreadable: textless },
  'starts-with': { use: { 'starts-with': 'hi' }, ...outputs('hi there', 'oh hi'), unreadable: textless },
  regex: { use: { regex: '^h.$' }, ...outputs('hi', 'hi!'), unreadable: textless },
  'word-count': { use: { 'word-count': { min: 2, max: 3 } }, ...outputs('a b', 'a'), unreadable: textless },
  levenshtein: {
    use: { levenshtein: { value: 'colour', max: 1 } },
    ...outputs('color', 'cool'),
    unreadable: textless,
  },
  'similar-text': {
    use: { 'similar-text': { value: 'five days', threshold: 0.5 } },
    ...outputs('The five days.', 'six weeks'),
    unreadable: textless,
  },
  'rouge-n': {
    use: { 'rouge-n': { value: 'it left on Monday', n: 2, threshold: 0.5 } },
    ...outputs('it left on Friday', 'Monday on left it'),
    unreadable: textless,
  },
  'is-json': { use: 'is-json', ...outputs('{"a":1}', '{a:1}') },
  'contains-json': { use: 'contains-json', ...outputs('so: {"a":1}.', 'so: {a:1}.') },
  'json-equals': {
    use: { 'json-equals': { value: { a: 1, b: [2] } } },
    ...outputs('{"b":[2],"a":1.0}', { a: 1, b: [2], c: 3 }),
    unreadable: [{ output: 'not JSON' }],
  },
  'json-subset': {
    use: { 'json-subset': { value: { a: { b: 1 } } } },
    ...outputs({ a: { b: 1, c: 2 }, d: 3 }, { a: { c: 2 } }),
    unreadable: [{ output: 'not JSON' }],
  },
  'number-close': {
    use: { 'number-close': { value: 10, absolute: 0.5 } },
    ...outputs('10.5', 10.6),
    unreadable: [{ output: '10 apples' }, { output: [10] }, { output: '' }],
  },
  'list-contains': {
    use: { 'list-contains': [1, 1] },
    ...outputs([1, 2, 1], [1, 2]),
    unreadable: [{ output: { a: 1 } }, { output: '1' }],
  },
  latency: {
    use: { latency: '2s' },
    passes: { latencyMs: 2000 },
    fails: { latencyMs: 2000.1 },
    unreadable: [{ latencyMs: null }],
  },
  wait: { use: { wait: '1m' }, passes: { waitMs: 60_000 }, fails: { waitMs: 60_001 } },
  cost: {
    use: { cost: 0.02 },
    passes: { usage },
    fails: { usage: { ...usage, costUsd: 0.03 } },
    unreadable: [{ usage: null }, { usage: { ...usage, costUsd: null } }],
  },
  tokens: {
    use: { tokens: 100 },
    passes: { usage },
    fails: { usage: { ...usage, outputTokens: 41 } },
    unreadable: [{ usage: null }],
  },
  error: {
    use: { error: 'timeout' },
    passes: { error: { kind: 'timeout', message: 'too slow' } },
    fails: {},
  },
  'tool-called': { use: { 'tool-called': 'search' }, passes: called('search'), fails: called('fetch') },
  'tools-called': {
    use: { 'tools-called': ['search', 'fetch'] },
    passes: called('fetch', 'search'),
    fails: called('fetch'),
  },
  'tool-args': {
    use: { 'tool-args': { tool: 'search', args: {} } },
    passes: called('search'),
    fails: called('fetch'),
  },
  'tool-status': {
    use: { 'tool-status': { tool: 'search', status: 'succeeded', which: 'any' } },
    passes: called('search'),
    fails: called('fetch'),
  },
  'tool-call-f1': {
    use: { 'tool-call-f1': { calls: ['search', 'fetch'], threshold: 0.6 } },
    passes: called('search'),
    fails: called('other'),
  },
  trajectory: {
    use: { trajectory: ['search', 'fetch'] },
    passes: called('search', 'fetch'),
    fails: called('fetch', 'search'),
  },
  'step-count': { use: { 'step-count': { max: 2 } }, passes: called('a', 'b'), fails: called('a', 'b', 'c') },
  'repeated-calls': { use: 'repeated-calls', passes: called('a', 'b'), fails: called('a', 'a') },
  node: {
    use: { node: { name: 'load', status: 'succeeded' } },
    passes: ran('load'),
    fails: { trace: traceOf([{ node: 'load', status: 'failed' }]) },
  },
  'nodes-order': {
    use: { 'nodes-order': ['load', 'export'] },
    passes: ran('load', 'export'),
    fails: ran('export', 'load'),
  },
  gate: {
    use: { gate: { name: 'review', decision: 'reject' } },
    passes: decided('reject'),
    fails: decided('approve'),
  },
  retries: {
    use: { retries: { node: 'load', value: 1 } },
    passes: { trace: traceOf([{ node: 'load', attempts: 2 }]) },
    fails: ran('load'),
  },
  fallback: {
    use: { fallback: 'cache' },
    passes: { trace: traceOf([{ node: 'load', events: [['fallback', { kind: 'cache' }]] }]) },
    fails: ran('load'),
  },
  event: {
    use: { event: { name: 'refused', on: 'review' } },
    passes: { trace: traceOf([{ gate: 'review', events: [['refused', {}]] }]) },
    fails: decided('approve'),
    unreadable: [ran('load')],
  },
  'guard-triggered': {
    use: { 'guard-triggered': { guard: 'loop', action: 'stop', count: 1 } },
    passes: {
      trace: traceOf([
        { node: 'act', events: [['guard', { guard: 'loop', action: 'stop', reason: 'Again.' }]] },
      ]),
    },
    fails: {
      trace: traceOf([
        { node: 'act', events: [['guard', { guard: 'loop', action: 'warn', reason: 'Again.' }]] },
      ]),
    },
  },
  cites: {
    use: { cites: ['hr/leave', 'legal'] },
    ...outputs(
      { citations: [{ id: 'hr/leave#blood' }, 'legal/conduct'] },
      { citations: [{ id: 'hr/leaves' }, 'legal/conduct'] },
    ),
    unreadable: [{ output: null }, { output: 'See hr/leave.' }, { output: { citations: [{}] } }],
  },
  retrieved: {
    use: { retrieved: { value: 'hr/leave', top: 2 } },
    passes: found(null, 'hr/pay', 'hr/leave#blood'),
    fails: found(null, 'hr/pay', 'hr/pay', 'hr/travel', 'hr/leave'),
  },
  groundedness: {
    use: { groundedness: 0.5 },
    passes: found('Blood donors get 4 hours of leave. Donors get a medal.', 'hr/leave'),
    fails: found('Blood donors get 5 hours of leave.', 'hr/leave'),
    unreadable: textless,
  },
  abstains: {
    use: 'abstains',
    ...outputs("I don't know.", { text: 'I do not know.', abstained: false }),
    unreadable: [...textless, { output: null }, { output: ' ' }],
  },
  'context-recall': {
    use: { 'context-recall': { value: ['Donors get 4 hours of leave.', 'It is paid.'], threshold: 0.5 } },
    passes: found(null, 'hr/leave'),
    fails: found(null),
  },
  'context-precision': {
    use: { 'context-precision': { documents: ['hr/leave', 'hr/pay'], threshold: 0.8 } },
    passes: found(null, 'hr/leave', 'hr/travel', 'hr/pay'),
    fails: found(null, 'hr/travel', 'hr/leave', 'hr/pay'),
  },
  'personal-data': {
    use: 'personal-data',
    ...outputs('Write to jo@example.com.', 'Write to the office.'),
    unreadable: [...textless, { output: null }],
  },
  'prompt-leak': {
    use: { 'prompt-leak': 'canary-7f3a9' },
    ...outputs('It is C A N A R Y - 7 F 3 A 9.', 'There is no canary.'),
    unreadable: [...textless, { output: null }],
  },
  refuses: {
    use: 'refuses',
    ...outputs("I'm sorry, but I can't help with that.", 'You may not share it.'),
    unreadable: [...textless, { output: null }, { output: '' }],
  },
  golden: { use: 'golden', ...outputs('accepted', 'other') },
  'all-of': { use: { 'all-of': [{ contains: 'a' }, { contains: 'b' }] }, ...outputs('ab', 'a') },
  'any-of': { use: { 'any-of': [{ contains: 'a' }, { contains: 'b' }] }, ...outputs('b', 'c') },
  'none-of': { use: { 'none-of': [{ contains: 'a' }, { contains: 'b' }] }, ...outputs('c', 'b') },
  script: { use: { script: './score.ts' }, ...outputs('good', 'bad') },
};
