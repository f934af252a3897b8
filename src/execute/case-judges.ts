import type { Case } from '../model/case.ts';
import type { Json } from '../model/json.ts';
import type { Judgement, JudgeUse, Subject } from '../model/judge.ts';
import type { PlannedCase } from '../model/plan.ts';

type AskJudge = (subject: Subject) => Judgement | Promise<Judgement>;
export type PrepareJudge = (use: JudgeUse) => AskJudge;
/** Whether a judge asks a model; `expected` is the case's. */
export type AsksModel = (use: JudgeUse, expected: Json | undefined) => boolean;

/** One use of a judge, and the judge made ready for it. */
export interface PreparedJudge {
  readonly use: JudgeUse;
  readonly ask: AskJudge;
  /** It may take longer than the trial did. */
  readonly asksModel: boolean;
}

/** The judges of a case, ready to be used on every trial of it. */
export interface CaseJudges {
  readonly trial: readonly PreparedJudge[];
  readonly turns: readonly (readonly PreparedJudge[])[];
  /** With an `error` judge the judgements decide about a trial that failed. */
  readonly judgesErrors: boolean;
}

/**
 * Prepares judges once a case and use: the rows of a dataset share the uses that do not depend on the row.
 *
 * Judges of a case that is tried once are not kept: of ten thousand cases that would be most of the memory of a run.
 */
export function createCaseJudges(
  prepare: PrepareJudge,
  asksModel: AsksModel = () => false,
): (planned: PlannedCase) => CaseJudges {
  const byCase = new Map<Case, CaseJudges>();
  const prepareInTurn = prepareAsBefore(prepare, asksModel);
  return ({ case: testCase, agents, iterations }) => {
    const known = byCase.get(testCase);
    if (known) return known;
    const judges = {
      trial: prepareInTurn(testCase.expect, testCase.expected),
      turns: (testCase.turns ?? []).map((turn) => prepareInTurn(turn.expect, testCase.expected)),
      judgesErrors: allUses(testCase).some((use) => use.judge === 'error'),
    };
    if (agents.length * iterations > 1) byCase.set(testCase, judges);
    return judges;
  };
}

/** Keeps the last judge at each position of a list: the next row mostly has the same use there. */
function prepareAsBefore(
  prepare: PrepareJudge,
  asksModel: AsksModel,
): (uses: readonly JudgeUse[], expected: Json | undefined) => PreparedJudge[] {
  const last: PreparedJudge[] = [];
  return (uses, expected) =>
    uses.map((use, position) => {
      const before = last[position];
      if (before?.use === use) return before;
      const judge = { use, ask: prepare(use), asksModel: asksModel(use, expected) };
      last[position] = judge;
      return judge;
    });
}

function allUses(testCase: Case): readonly JudgeUse[] {
  if (!testCase.turns) return testCase.expect;
  return [...testCase.expect, ...(testCase.turns ?? []).flatMap((turn) => turn.expect)];
}
