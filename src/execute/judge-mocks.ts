import type { Judgement } from '../model/judge.ts';
import type { UnusedMock } from '../model/tool-mock.ts';
import type { Attempt } from './attempt.ts';
import { hintOfName } from './hint-of-name.ts';
import { judgeUnused } from './judge-unused.ts';

/** Fails a trial whose case mocks calls that were never made, so that a call that was removed is seen. */
export function judgeMocks(attempt: Attempt): Judgement[] {
  return judgeUnused(
    'tools',
    attempt.context.unusedMocks,
    ({ tool }) => tool,
    (tool, unused) => reasonOf(tool, unused, attempt),
  );
}

function reasonOf(tool: string, unused: readonly UnusedMock[], attempt: Attempt): string {
  const calls = unused[0]?.calls ?? 0;
  if (calls > 0) {
    const times = calls === 1 ? 'once' : `${calls} times`;
    return `unused mock: "${tool}" came to its mocks ${times}, but ${whichOf(tool, unused, attempt)} was not used`;
  }
  const hint = hintOfName(tool, attempt.trial.agent.agent.parts?.tools, 'execute_tool', attempt);
  return `unused mock: "${tool}" was never called${hint}`;
}

function whichOf(tool: string, unused: readonly UnusedMock[], { trial }: Attempt): string {
  const isList = Array.isArray(trial.planned.case.tools?.[tool]);
  return isList
    ? `mock ${unused.map(({ entry }) => entry).join(', ')} of its list`
    : 'its mock, whose "when" fits none,';
}
