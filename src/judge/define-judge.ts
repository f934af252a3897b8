import type { Judge } from '../model/judge.ts';

/**
 * A judge whose `check` and `prepare` get their settings typed by its schema, as a registry takes it.
 *
 * @param judge - see `Judge`; `settings` must be a strict zod object, or a lazy one of which it is made when it is first
 *   used, as all built-in judges have it: a run asks few of them
 */
export function defineJudge<Settings>(judge: Judge<Settings>): Judge {
  return judge;
}
