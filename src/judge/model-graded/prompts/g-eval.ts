import { fiveSteps } from './five-steps.ts';

export const gEvalTask = `Grade the block "output" by each of the numbered criteria in the block "criteria", one after the other, and each on its own: what costs points under one criterion does not cost any under another. Give one result for each number, in their order. For each, think of what a flawless output would be like, and find where this one falls short. The other blocks show what the program was asked ("input" or "conversation") and, where there is one, what a good answer holds ("reference").

${fiveSteps}`;

/** What the criteria mean that have a name. */
export const namedCriteria = {
  clarity:
    'Clarity: the reader it is meant for understands it at the first reading. It is well ordered, says each thing once, and leaves no term or step unexplained that this reader needs.',
  helpfulness:
    'Helpfulness: it does what was asked, all of it, so that the person can go on from here. It does not dodge, and does not bury the answer under what nobody asked for.',
  accuracy:
    'Accuracy: what it states is true, agrees with the reference where there is one and with the material that it was given, and is no more certain than it can be. Nothing in it is made up.',
} as const;
