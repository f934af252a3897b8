import { type Context, createContext, Script } from 'node:vm';
import { patternCost } from './pattern-cost.ts';

/** Steps that a pattern may take without a watch: a few milliseconds. */
const cheap = 2_000_000;
const timeLimitMs = 100;

/** Thrown where a pattern ran over its time limit. */
export class PatternOverrun extends Error {
  override readonly name = 'PatternOverrun';
}

/**
 * Compiles a pattern that cannot hang the run: it is stopped after 100 ms.
 *
 * The watch of `node:vm` costs tens of microseconds a use, so a match whose steps are provably few (`patternCost`)
 * goes without.
 *
 * @returns tells whether a text matches; keeps no state from one use to the next, and throws PatternOverrun
 * @throws SyntaxError where the pattern or its flags are broken
 */
export function boundedPattern(source: string, flags = ''): (text: string) => boolean {
  const pattern = new RegExp(source, flags);
  const costAt = patternCost(source, flags);
  return (text) => {
    pattern.lastIndex = 0;
    return costAt(text.length) <= cheap ? pattern.test(text) : testWithin(pattern, text);
  };
}

let watched: { readonly context: Context; readonly script: Script } | undefined;

function testWithin(pattern: RegExp, text: string): boolean {
  watched ??= { context: createContext({}), script: new Script('pattern.test(text)') };
  watched.context['pattern'] = pattern;
  watched.context['text'] = text;
  try {
    return watched.script.runInContext(watched.context, { timeout: timeLimitMs }) === true;
  } catch (error) {
    if (isTimeout(error)) {
      throw new PatternOverrun(`/${pattern.source}/ ran over its limit of ${timeLimitMs} ms.`);
    }
    throw error;
  } finally {
    watched.context['text'] = '';
  }
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
