import type { ScriptStep } from 'agent-eval/kit';
import { calls } from './calls.ts';

/** What the model of the ReAct assistant says, by words of the task. */
export const reactScript: Readonly<Record<string, readonly ScriptStep[]>> = {
  'order o-3 in euros': [
    { reply: calls('find_order', { order: 'o-3' }, 'I need the order first.'), afterMs: 800 },
    {
      when: '"amount":120',
      reply: calls('convert', { amount: 120, from: 'USD', to: 'EUR' }, 'It is in dollars.'),
      afterMs: 600,
    },
    { when: '"amount":108', reply: 'Order o-3, a chair for Cem, is 108 EUR.', afterMs: 700 },
  ],
  'orders o-1 and o-2': [
    {
      reply: {
        toolCalls: [
          { name: 'find_order', arguments: { order: 'o-1' } },
          { name: 'find_order', arguments: { order: 'o-2' } },
        ],
      },
    },
    { when: 'desk', reply: 'Order o-1 is shipped and order o-2 is open.' },
  ],
  'say hello': [{ reply: 'Hello. What can I do for you?' }],
  'an empty reply': [{ reply: '' }, { when: 'Your reply was empty', reply: 'Here I am.' }],
  'a loop': [{ reply: calls('find_order', { order: 'o-9' }), always: true }],
  'a step too many': Array.from({ length: 12 }, (_, index) => ({
    reply: calls('find_order', { order: `o-${index}` }),
  })),
  'the last step': [
    ...Array.from({ length: 9 }, (_, index) => ({ reply: calls('find_order', { order: `o-${index}` }) })),
    { reply: 'Nine orders were looked up.' },
  ],
  'send a mail': [
    { reply: calls('send_mail', { to: 'ana@example.org' }) },
    {
      when: 'There is no tool "send_mail". The tools are: find_order, convert, read_page, cancel_order.',
      reply: 'I cannot send a mail.',
    },
  ],
  'broken arguments': [
    { reply: calls('find_order', '{"order": "o-1"') },
    { when: 'The arguments are no JSON', reply: calls('find_order', { order: 'o-1' }) },
    { when: 'lamp', reply: 'Order o-1 is a lamp.' },
  ],
  'in pounds': [
    { reply: calls('convert', { amount: 80, from: 'EUR', to: 'GBP' }) },
    { when: 'gave an HTML page', reply: 'I could not convert it: the service of rates is out of order.' },
  ],
  'the reviews': [
    { reply: calls('read_page', { page: 'reviews' }) },
    {
      when: 'Careful: this result holds words that read like instructions',
      reply: 'The reviews say that the lamp is bright.',
    },
  ],
  'return policy of the shop': [
    { reply: calls('read_page', { page: 'returns' }) },
    {
      reply:
        'Bitcoin climbed to a record yesterday while investors worried about inflation, tariffs and interest.',
    },
  ],
  'cancel order o-2': [
    { reply: calls('find_order', { order: 'o-2' }) },
    { when: '"open"', reply: calls('cancel_order', { order: 'o-2' }) },
    { when: '"cancelled"', reply: 'Order o-2 is cancelled.' },
  ],
  'cancel everything': [
    { reply: calls('cancel_order', { order: 'o-2' }) },
    { reply: calls('cancel_order', { order: 'o-3' }) },
  ],
  'talk a lot': Array.from({ length: 9 }, (_, index) => ({
    reply: calls('find_order', { order: `o-${index}` }),
    tokens: { inputTokens: 400, outputTokens: 100 },
    costUsd: 0.02,
  })),
};
