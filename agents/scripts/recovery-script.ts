import type { ScriptStep } from 'agent-eval/kit';
import { calls } from './calls.ts';

const failing: ScriptStep = {
  when: 'Work on step',
  reply: 'FAILED: the carrier does not answer.',
  always: true,
};

/** What the model of the recovering agent says, by words of the task. */
export const recoveryScript: Readonly<Record<string, readonly ScriptStep[]>> = {
  'a smooth day': [
    { reply: '1. Find order o-1' },
    { when: 'Work on step 1', reply: 'It is shipped.' },
    { when: 'Write the answer', reply: 'Order o-1 is shipped.' },
  ],
  'the fourth attempt': [
    { reply: '1. Find order o-1' },
    { when: 'Work on step 1', reply: 'FAILED: no answer.' },
    { when: 'The last attempt at this step failed:\n| no answer.', reply: 'FAILED: still no answer.' },
    { when: '| still no answer.', reply: 'FAILED: silence.' },
    { when: '| silence.', reply: 'It is shipped.' },
    { when: 'Write the answer', reply: 'Order o-1 is shipped.' },
  ],
  'a way round': [
    { reply: '1. Find order o-1\n2. Ask the carrier' },
    { when: 'Work on step 1', reply: 'It is shipped.' },
    { when: 'This step failed: Ask the carrier', reply: '1. Read the page about returns' },
    { when: 'Work on step 1: Read', reply: calls('read_page', { page: 'returns' }) },
    { when: '30 days', reply: 'Thirty days.' },
    { when: 'Write the answer', reply: 'Order o-1 is shipped and may be returned within thirty days.' },
    failing,
  ],
  'no way': [
    { reply: '1. Find order o-1\n2. Ask the carrier' },
    { when: 'Work on step 1: Find', reply: 'It is shipped.' },
    { when: 'This step failed: Ask the carrier', reply: '1. Call the carrier' },
    { when: 'This step failed: Call the carrier', reply: '1. Write to the carrier' },
    failing,
  ],
  'a loop': [{ reply: '1. Find order o-9' }, { reply: calls('find_order', { order: 'o-9' }), always: true }],
  'no plan': [{ reply: 'Let us see.', always: true }],
};
