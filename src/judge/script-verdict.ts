import type { Verdict } from '../model/judge.ts';

/**
 * The verdict in what a project's own function returned.
 *
 * - `true` or `false`;
 * - a number from 0 to 1, which passes from `threshold` on;
 * - `{ passed, score?, reason? }`, where `passed` decides;
 * - `{ score, name?, metadata?, reason? }`, as the autoevals scorers give it; its `metadata.rationale` is the reason.
 *
 * null, or a score of null, means unscored and never 0. Anything else is invalid, with what came instead.
 */
export function scriptVerdict(returned: unknown, threshold: number): Verdict {
  if (returned === null) return { status: 'unscored', reason: 'The function gave no score (null).' };
  if (typeof returned === 'boolean')
    return decided(returned, returned ? 1 : 0, `The function returned ${returned}.`);
  if (typeof returned === 'number') return scored(returned, threshold, null);
  if (typeof returned !== 'object' || Array.isArray(returned)) return unusable(kindOf(returned));
  const passed = property(returned, 'passed');
  const score = property(returned, 'score');
  const reason = reasonIn(returned);
  if (typeof passed === 'boolean') return fromPassed(passed, score, reason);
  if (passed !== undefined) return unusable(`\`passed\` as ${kindOf(passed)}`);
  if (score === null) return { status: 'unscored', reason: reason ?? 'The function gave no score (null).' };
  if (typeof score === 'boolean') return decided(score, score ? 1 : 0, reason ?? `The score is ${score}.`);
  if (typeof score === 'number') return scored(score, threshold, reason);
  return unusable(
    score === undefined ? 'an object without `score` or `passed`' : `\`score\` as ${kindOf(score)}`,
  );
}

function fromPassed(passed: boolean, score: unknown, reason: string | null): Verdict {
  const text = reason ?? `The function said passed: ${passed}.`;
  if (score === undefined || score === null) return decided(passed, passed ? 1 : 0, text);
  if (typeof score !== 'number') return unusable(`\`score\` as ${kindOf(score)}`);
  return outOfRange(score) ?? decided(passed, score, text);
}

function scored(score: number, threshold: number, reason: string | null): Verdict {
  const passed = score >= threshold;
  const text = `Score ${score}, ${passed ? 'at least' : 'under'} ${threshold}.`;
  return outOfRange(score) ?? decided(passed, score, reason === null ? text : `${text} ${reason}`);
}

function outOfRange(score: number): Verdict | null {
  return score >= 0 && score <= 1 ? null : unusable(`the score ${score}, which is not from 0 to 1`);
}

function decided(passed: boolean, score: number, reason: string): Verdict {
  return { status: passed ? 'passed' : 'failed', score, reason };
}

function unusable(what: string): Verdict {
  const wanted = 'true or false, a number from 0 to 1, { passed, reason } or { score, metadata }';
  return { status: 'invalid', reason: `The function returned ${what}. A judge must return ${wanted}.` };
}

function reasonIn(returned: object): string | null {
  const reason = property(returned, 'reason');
  if (typeof reason === 'string' && reason !== '') return reason;
  const metadata = property(returned, 'metadata');
  const rationale =
    typeof metadata === 'object' && metadata !== null ? property(metadata, 'rationale') : null;
  return typeof rationale === 'string' && rationale !== '' ? rationale : null;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing (undefined)';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 60))}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function property(value: object, key: string): unknown {
  return Reflect.get(value, key);
}
