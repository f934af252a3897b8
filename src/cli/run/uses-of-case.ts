import type { Case } from '../../model/case.ts';
import type { JudgeUse } from '../../model/judge.ts';

/** The judges of a case, those of its turns included. */
export function usesOfCase({ expect, turns }: Case): readonly JudgeUse[] {
  return turns ? [...expect, ...turns.flatMap((turn) => turn.expect)] : expect;
}
