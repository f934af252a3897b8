import type { CasePlanned, TrialFinished } from '../../model/event.ts';
import type { RunRecord } from '../../model/reporter.ts';
import type { CaseDetails } from './page-data.ts';

/** What a run and its baseline recorded of a case. */
export function caseDetails(
  planned: CasePlanned,
  record: RunRecord,
  baseline: RunRecord | null,
): CaseDetails {
  const { case: caseKey, input, expected } = planned;
  const before = baseline?.cases.find((candidate) => candidate.case === caseKey);
  return {
    case: caseKey,
    input,
    ...(expected === undefined ? {} : { expected }),
    trials: trialsOf(planned, record),
    baseline: baseline && before ? trialsOf(before, baseline) : [],
  };
}

function trialsOf({ case: caseKey, agents, iterations }: CasePlanned, record: RunRecord): TrialFinished[] {
  return agents.flatMap((agent) =>
    Array.from({ length: iterations }, (_, index) =>
      record.trial({ case: caseKey, agent, iteration: index + 1 }),
    ).filter((trial) => trial !== null),
  );
}
