import { catastrophicUse } from './catastrophic-use.ts';
import { goalDrift } from './goal-drift.ts';
import type { Guard } from './guard.ts';
import { inventedTools } from './invented-tools.ts';
import { poisonedContext } from './poisoned-context.ts';
import { repeatedCalls } from './repeated-calls.ts';

/**
 * The five guards with their defaults: repeated calls and catastrophic use stop the task; invented tools, poisoned context
 * and goal drift are noted.
 */
export const failureGuards: readonly Guard[] = [
  repeatedCalls(),
  inventedTools(),
  poisonedContext(),
  goalDrift(),
  catastrophicUse(),
];
