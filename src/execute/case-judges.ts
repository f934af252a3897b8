import type { Case } from '../model/case.ts';
import type { Judgement, JudgeUse, Subject } from '../model/judge.ts';

export type AskJudge = (subject: Subject) => Judgement | Promise<Judgement>;
export type PrepareJudge = (use: JudgeUse) => AskJudge;

/** One use of a judge, and the judge made ready for it. */
export interface PreparedJudge {
  readonly use: JudgeUse;
  readonly ask: AskJudge;
}

/** The judges of a case, ready to be used on every trial of it. */
export interface CaseJudges {
  readonly trial: readonly PreparedJudge[];
  readonly turns: readonly (readonly PreparedJudge[])[];
  /** With an `error` judge the judgements decide about a trial that failed. */
  readonly judgesErrors: boolean;
}

/** Prepares judges once a use: the rows of a dataset share the uses that do not depend on the row. */
export function createCaseJudges(prepare: PrepareJudge): (testCase: Case) => CaseJudges {
  const byUse = new WeakMap<JudgeUse, PreparedJudge>();
  const byCase = new WeakMap<Case, CaseJudges>();
  const prepared = (use: JudgeUse): PreparedJudge => {
    let judge = byUse.get(use);
    if (!judge) {
      judge = { use, ask: prepare(use) };
      byUse.set(use, judge);
    }
    return judge;
  };
  return (testCase) => {
    let judges = byCase.get(testCase);
    if (!judges) {
      judges = {
        trial: testCase.expect.map(prepared),
        turns: (testCase.turns ?? []).map((turn) => turn.expect.map(prepared)),
        judgesErrors: allUses(testCase).some((use) => use.judge === 'error'),
      };
      byCase.set(testCase, judges);
    }
    return judges;
  };
}

function allUses(testCase: Case): readonly JudgeUse[] {
  return [...testCase.expect, ...(testCase.turns ?? []).flatMap((turn) => turn.expect)];
}
