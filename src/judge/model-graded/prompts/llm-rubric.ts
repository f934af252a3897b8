import { fiveSteps } from './five-steps.ts';

export const llmRubricTask = `Say how far the block "output" meets the block "rubric", which the owner of the test has written. The rubric says what the output must be like; it decides alone. The other blocks show what the program was asked ("input" or "conversation") and, where there is one, what a good answer holds ("reference").

${fiveSteps}`;
