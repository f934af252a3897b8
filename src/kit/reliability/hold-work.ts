import type { Clock } from '../../model/agent.ts';

/**
 * Holds the clock for work of a store that takes real time; what is there at once needs none, so that with a store in
 * memory virtual time stays the same from run to run.
 */
export function holdWork<Value>(clock: Clock, work: Value | Promise<Value>): Value | Promise<Value> {
  return work instanceof Promise ? clock.hold(work) : work;
}
