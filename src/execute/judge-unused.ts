import type { Judgement } from '../model/judge.ts';

/**
 * Fails a trial whose case scripts what was never used, so that a part of the agent that was removed is seen.
 *
 * @param judge - what the judgement is called
 * @param reasonOf - says why what is scripted for one name did nothing
 * @returns nothing where all of it was used: keeping the script is no merit that a score should count
 */
export function judgeUnused<Unused>(
  judge: string,
  unused: readonly Unused[],
  nameOf: (one: Unused) => string,
  reasonOf: (name: string, unused: readonly Unused[]) => string,
): Judgement[] {
  if (unused.length === 0) return [];
  const names = [...new Set(unused.map(nameOf))];
  const reasons = names.map((name) =>
    reasonOf(
      name,
      unused.filter((one) => nameOf(one) === name),
    ),
  );
  return [{ judge, status: 'failed', score: 0, reason: reasons.join('\n') }];
}
