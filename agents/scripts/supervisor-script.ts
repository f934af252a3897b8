import type { ScriptStep } from 'agent-eval/kit';

const to = (worker: string, task: string): string => JSON.stringify({ delegate_to: worker, task });
const done = (output: string): string => JSON.stringify({ done: true, final_output: output });

const draft = 'Tea came to Lisbon by ship, and by night it left again.';
const facts = 'Tea came to Lisbon with the ships of the 16th century.';

/** What supervisor and workers of the team say, by words of the task. */
export const supervisorScript: Readonly<Record<string, readonly ScriptStep[]>> = {
  'a text about tea': [
    { when: 'You lead a team', reply: to('researcher', 'Find out how tea came to Lisbon.'), afterMs: 300 },
    { when: 'You find facts', reply: facts, afterMs: 900 },
    { when: facts, reply: to('writer', `Write a sentence: ${facts}`), afterMs: 300 },
    { when: 'You write', reply: draft, afterMs: 1200 },
    { when: draft, reply: to('reviewer', `Is this true? ${draft} Known: ${facts}`), afterMs: 300 },
    { when: 'You check', reply: 'The night is not in the facts.', afterMs: 500 },
    {
      when: 'The night is not',
      reply: done('Tea came to Lisbon by ship in the 16th century.'),
      afterMs: 300,
    },
  ],
  'a word in one round': [{ reply: done('Tea.') }],
  'text around the decision': [{ reply: `I am done.\n\`\`\`json\n${done('Tea.')}\n\`\`\`` }],
  'decisions that are none': [
    { reply: 'I will ask the researcher.' },
    { when: 'holds no JSON object', reply: '{"delegate_to": "researcher"}' },
    { when: 'Give either', reply: '{"done": true, "final_output": ""}' },
    { when: 'must be a text', reply: done('At last.') },
  ],
  'a worker that does not exist': [
    { reply: to('translator', 'Say tea in Portuguese.') },
    {
      when: 'There is no worker "translator". The workers are: researcher, writer, reviewer.',
      reply: done('Nobody here speaks Portuguese.'),
    },
  ],
  'work without end': [
    { when: 'You lead a team', reply: to('researcher', 'Find more.'), always: true },
    { when: 'You find facts', reply: facts, always: true },
  ],
  'a worker that fails': [
    { when: 'You lead a team', reply: to('writer', 'Write.') },
    { when: 'The worker failed', reply: done('The writer could not be reached.') },
  ],
};
