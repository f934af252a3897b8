import { canonicalJson, type JsonObject } from '../../model/json.ts';
import { filled, matchArgs } from './match-args.ts';
import { type ArgsModes, modeOf, type ReferenceCall } from './reference-call.ts';
import type { ToolCall } from './tool-calls-of.ts';

/** Tells whether actual call number `actual` fits reference call number `reference`. */
export type CallMatcher = (actual: number, reference: number) => boolean;

/**
 * Prepares the question whether a call fits a reference call: same name, exactly, and fitting arguments.
 *
 * The texts that `exact` and `defaults` compare are made once a call and not once a pair, so that a thousand calls
 * against a thousand stay quick.
 */
export function callMatcher(
  actual: readonly ToolCall[],
  references: readonly ReferenceCall[],
  modes: ArgsModes,
): CallMatcher {
  const texts = textsWith(actual);
  const tests = references.map((reference) => testOf(reference, modes, texts));
  return (index, number) => {
    const call = actual[index];
    return (
      call !== undefined && call.name === references[number]?.name && (tests[number]?.(call, index) ?? false)
    );
  };
}

type Texts = (defaults: JsonObject) => (index: number) => string;

function testOf(
  { name, args, defaults = {} }: ReferenceCall,
  modes: ArgsModes,
  texts: Texts,
): (call: ToolCall, index: number) => boolean {
  if (args === undefined) return () => true;
  const mode = modeOf(modes, name);
  if (mode !== 'exact' && mode !== 'defaults') return (call) => matchArgs(mode, call.args, args);
  const used = mode === 'exact' ? {} : defaults;
  const text = canonicalJson(filled(args, used));
  const textOf = texts(used);
  return (_call, index) => textOf(index) === text;
}

/** The texts of all calls' arguments, kept for each set of defaults. */
function textsWith(actual: readonly ToolCall[]): Texts {
  const kept = new Map<string, string[]>();
  return (defaults) => {
    const key = canonicalJson(defaults);
    const made = kept.get(key) ?? [];
    kept.set(key, made);
    return (index) => {
      made[index] ??= canonicalJson(filled(actual[index]?.args ?? {}, defaults));
      return made[index];
    };
  };
}
