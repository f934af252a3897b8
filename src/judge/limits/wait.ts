import { timeLimit } from './time-limit.ts';

/** Human gates did not hold the agent up for too long. */
export const wait = timeLimit({
  name: 'wait',
  summary: 'the agent waited at human gates for at most this long',
  example: 'wait: 30m',
  verb: 'waited',
  unmeasured: 'the time at human gates was not measured',
  measure: (subject) => subject.waitMs,
});
