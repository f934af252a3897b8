import { type ToolMock, toolMockSchema } from '../model/tool-mock.ts';
import { type ScriptedKind, type ScriptedProblem, tooLong } from './scripted-kind.ts';

/** Mocks of `tools:`. */
export const mockKind: ScriptedKind<ToolMock> = {
  schema: toolMockSchema,
  problemsOf: (mock) => [...answerProblems(mock), ...tooLong('after', mock.after)],
};

function answerProblems({ returns, error }: ToolMock): ScriptedProblem[] {
  if (returns === undefined && error === undefined) {
    return [
      {
        key: null,
        code: 'mock-without-answer',
        message: 'This mock does not say what the tool gives.',
        why: 'A call would have no answer.',
        fix: 'Add `returns:` (null is a value, too), or `error:`.',
      },
    ];
  }
  if (returns === undefined || error === undefined) return [];
  return [
    {
      key: 'error',
      code: 'returns-and-error',
      message: 'This mock has both a result and an `error`.',
      why: 'What fails gives no result.',
      fix: 'Keep one of the two, or write a list of two mocks.',
    },
  ];
}
