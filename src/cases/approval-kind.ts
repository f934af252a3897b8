import { type ScriptedApproval, scriptedApprovalSchema } from '../model/approval.ts';
import { type ScriptedKind, type ScriptedProblem, tooLong } from './scripted-kind.ts';

/** Decisions of `approvals:`. */
export const approvalKind: ScriptedKind<ScriptedApproval> = {
  schema: scriptedApprovalSchema,
  problemsOf: (approval) => [
    ...(approval.decision === 'never' ? neverProblems(approval) : decisionProblems(approval)),
    ...tooLong('after', approval.after),
    ...tooLong('at', approval.at),
  ],
};

function neverProblems(approval: ScriptedApproval): ScriptedProblem[] {
  const keys = (['by', 'after', 'at', 'reason', 'payload'] as const).filter(
    (key) => approval[key] !== undefined,
  );
  return keys.map((key) => ({
    key,
    code: 'never-decides',
    message: `"never" means that nobody answers, so there is no \`${key}\`.`,
    why: 'It would be ignored.',
    fix: `Remove \`${key}\`, or write another decision.`,
  }));
}

function decisionProblems({ decision, after, at, payload }: ScriptedApproval): ScriptedProblem[] {
  const problems: ScriptedProblem[] = [];
  if (after !== undefined && at !== undefined) {
    problems.push({
      key: 'at',
      code: 'after-and-at',
      message: 'A decision comes either `after` its request or `at` a time of the trial.',
      why: 'One of the two would be ignored.',
      fix: 'Keep one of them.',
    });
  }
  if (decision === 'modify' && payload === undefined) {
    problems.push({
      key: 'decision',
      code: 'modify-without-payload',
      message: 'This decision modifies the payload, but does not say into what.',
      why: 'The payload would stay as it is, as with "approve".',
      fix: 'Add `payload:`, or write `decision: approve`.',
    });
  }
  if (decision !== 'modify' && payload !== undefined) {
    problems.push({
      key: 'payload',
      code: 'payload-unused',
      message: `"${decision}" leaves the payload as it is.`,
      why: 'The payload that is given here would be ignored.',
      fix: 'Remove `payload`, or write `decision: modify`. To pick requests by their payload, use `when:`.',
    });
  }
  return problems;
}
