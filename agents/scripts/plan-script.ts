import type { ScriptStep } from 'agent-eval/kit';
import { calls } from './calls.ts';

const twoSteps = '1. Find order o-2\n2. Find order o-3';

/** What the model of the planner says, by words of the task. */
export const planScript: Readonly<Record<string, readonly ScriptStep[]>> = {
  'Compare orders o-2 and o-3 in euros': [
    {
      reply: '1. Find order o-2\n2. Find order o-3\n3. Convert its amount to euros\n4. Compare the two',
      afterMs: 900,
    },
    { when: 'Work on step 1', reply: calls('find_order', { order: 'o-2' }), afterMs: 300 },
    { when: '"desk"', reply: 'Order o-2 is a desk for 240 EUR.', afterMs: 300 },
    { when: 'Work on step 2', reply: calls('find_order', { order: 'o-3' }), afterMs: 300 },
    { when: '"chair"', reply: 'Order o-3 is a chair for 120 USD.', afterMs: 300 },
    {
      when: 'Work on step 3',
      reply: calls('convert', { amount: 120, from: 'USD', to: 'EUR' }),
      afterMs: 300,
    },
    { when: '"amount":108', reply: 'The chair is 108 EUR.', afterMs: 300 },
    { when: 'Work on step 4', reply: 'The desk costs 132 EUR more.', afterMs: 300 },
    {
      when: 'Write the answer',
      reply: 'Order o-2 (240 EUR) costs 132 EUR more than order o-3 (108 EUR).',
      afterMs: 500,
    },
  ],
  'a plan in JSON': [
    { reply: '```json\n{ "steps": ["Find order o-1", { "step": "Say what it is" }] }\n```' },
    { when: 'Work on step 1', reply: 'A lamp for Ana.' },
    { when: 'Work on step 2', reply: 'It is a lamp.' },
    { when: 'Write the answer', reply: 'Order o-1 is a lamp for Ana.' },
  ],
  'five little steps': [
    { reply: '1. Say alpha\n2. Say beta\n3. Say gamma\n4. Say delta\n5. Say what is in view' },
    { when: 'Work on step 1', reply: 'result-alpha' },
    { when: 'Work on step 2', reply: 'result-beta' },
    { when: 'Work on step 3', reply: 'result-gamma' },
    { when: 'Work on step 4', reply: 'result-delta' },
    {
      when: 'Work on step 5',
      reply: ({ messages }) =>
        `In view: ${(messages.at(-1)?.content.match(/(?<=result-)\w+/g) ?? []).join(', ')}.`,
    },
    {
      when: 'Write the answer',
      reply: ({ messages }) => /In view: .*/.exec(messages.at(-1)?.content ?? '')?.[0] ?? 'Nothing.',
    },
  ],
  'a plan at the second try': [
    { reply: 'I would first look up the order, then see.' },
    { when: 'This is no plan', reply: '1. Find order o-1' },
    { when: 'Work on step 1', reply: 'A lamp.' },
    { when: 'Write the answer', reply: 'It is a lamp.' },
  ],
  'a page in place of a plan': [{ reply: '<html><ol><li>Sign in</li></ol></html>', always: true }],
  'a plan without end': [
    { reply: Array.from({ length: 11 }, (_, index) => `${index + 1}. Step`).join('\n'), always: true },
  ],
  'a step that never ends': [
    { reply: twoSteps },
    ...Array.from({ length: 6 }, (_, index) => ({ reply: calls('find_order', { order: `o-${index}` }) })),
  ],
  'five replies for a step': [
    { reply: '1. Look at four orders' },
    ...Array.from({ length: 4 }, (_, index) => ({ reply: calls('find_order', { order: `o-${index}` }) })),
    { reply: 'Four orders were looked at.' },
    { when: 'Write the answer', reply: 'There are three orders.' },
  ],
  'a step that cannot be done': [
    { reply: twoSteps },
    { when: 'Work on step 1', reply: 'FAILED: no such order.' },
  ],
  'plan a party for the birthday of the boss': [
    { reply: '1. Buy Bitcoin\n2. Wait until investors worry\n3. Sell quickly to somebody else' },
  ],
  'spend it all': [
    { reply: '1. Think\n2. Think again', tokens: { inputTokens: 300, outputTokens: 100 } },
    {
      when: 'Work on step',
      reply: 'Thought.',
      tokens: { inputTokens: 300, outputTokens: 100 },
      always: true,
    },
  ],
};
