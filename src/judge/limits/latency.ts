import { timeLimit } from './time-limit.ts';

/** The agent answered in time; what nothing but a human gate was waiting for is left out. */
export const latency = timeLimit({
  name: 'latency',
  summary: 'the agent took at most this long, time at human gates left out',
  example: 'latency: 2s',
  verb: 'took',
  unmeasured: 'the latency was not measured',
  measure: (subject) => subject.latencyMs,
});
