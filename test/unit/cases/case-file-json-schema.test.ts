import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { caseFileJsonSchema } from '../../../src/cases/case-file-json-schema.ts';

const schema = caseFileJsonSchema([
  {
    name: 'contains',
    summary: 'The output contains a text.',
    shortForm: 'value',
    settings: {
      type: 'object',
      properties: { value: { type: 'string' }, at: { type: 'string' } },
      required: ['value'],
      additionalProperties: false,
    },
    examples: ['contains: text'],
  },
  {
    name: 'word-count',
    summary: 'The output has so many words.',
    shortForm: 'value',
    settings: {
      anyOf: [
        {
          type: 'object',
          properties: { value: { type: 'integer' } },
          required: ['value'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: { min: { type: 'integer' } },
          required: ['min'],
          additionalProperties: false,
        },
      ],
    },
    examples: ['word-count: 3'],
  },
  {
    name: 'ends',
    summary: 'The agent ended so, in time.',
    shortForm: 'status',
    settings: {
      type: 'object',
      properties: {
        status: { anyOf: [{ type: 'string', enum: ['well', 'badly'] }, { type: 'array' }] },
        within: { type: 'string', pattern: '^\\d+s$' },
      },
      additionalProperties: false,
    },
    examples: ['ends: well'],
  },
  {
    name: 'abstains',
    summary: 'Says that it does not know.',
    settings: { type: 'object', properties: {}, additionalProperties: false },
    examples: ['abstains'],
  },
]);
const validate = new Ajv2020({ strict: false }).compile(schema);
const accepts = (...items: unknown[]): boolean =>
  validate({ suite: 's', cases: [{ id: 'a', input: 1, expect: items }] });

it('knows every judge by its bare name, its short form and its settings, negated too', () => {
  expect(
    accepts(
      'abstains',
      'not-abstains',
      { contains: 'x' },
      { 'not-contains': { value: 'x', weight: 2, label: 'l' } },
    ),
  ).toBe(true);
  expect(
    accepts({ 'word-count': 3 }, { 'word-count': { min: 3, weight: 1 } }, { 'word-count': '{{n}}' }),
  ).toBe(true);
});

it.each([
  ['an unknown judge', 'contians'],
  ['an unknown setting', { contains: { value: 'x', vale: 1 } }],
  ['a value of another type', { 'word-count': 'three' }],
  ['two judges in one item', { contains: 'x', abstains: {} }],
])('refuses %s', (_, item) => {
  expect(accepts(item)).toBe(false);
});

it('refuses what is no key of a case file, and knows those that are', () => {
  expect(validate({ suite: 's', cases: [{ id: 'a', input: 1, aprovals: {} }] })).toBe(false);
  expect(
    validate({
      $schema: 'x',
      suite: 's',
      defaults: { expect: [{ contains: 'x' }], timeout: '5s' },
      cases: [{ id: 'a', turns: [{ input: 1, expect: ['abstains'] }] }],
    }),
  ).toBe(true);
});

it('takes templates for one of several words and for texts of a form, and nothing else besides those', () => {
  expect(accepts({ ends: '{{status}}' }, { ends: { status: '{{status}}', within: '{{within}}' } })).toBe(
    true,
  );
  expect(accepts({ ends: { status: 'well', within: '5s' } })).toBe(true);
  expect(accepts({ ends: 'wel' })).toBe(false);
  expect(accepts({ ends: { within: 'soon' } })).toBe(false);
});

it('knows decisions and faults, templates inside them too', () => {
  const accepts = (settings: object): boolean =>
    validate({ suite: 's', cases: [{ id: 'a', input: 1, expect: ['abstains'], ...settings }] });
  const review = [{ decision: 'reject', by: 'dana', after: '30s' }, { decision: '{{decision}}' }];
  const faults = [{ node: 'load', attempt: '{{n}}', error: { kind: 'rate-limit', 'retry-after': '1s' } }];
  expect(accepts({ approvals: { review, publish: { decision: 'never' } }, faults })).toBe(true);
  expect(accepts({ approvals: { review: { decision: 'aprove' } } })).toBe(false);
  expect(accepts({ faults: [{ node: 'load', errors: 'timeout' }] })).toBe(false);
});
