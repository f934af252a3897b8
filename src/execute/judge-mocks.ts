import { didYouMean } from '../model/did-you-mean.ts';
import type { Judgement } from '../model/judge.ts';
import type { UnusedMock } from '../model/tool-mock.ts';
import type { Attempt } from './attempt.ts';

/**
 * Fails a trial whose case mocks calls that were never made, so that a call that was removed is seen.
 *
 * @returns nothing where every mock was used: keeping the script is no merit that a score should count
 */
export function judgeMocks(attempt: Attempt): Judgement[] {
  const unused = attempt.context.unusedMocks;
  if (unused.length === 0) return [];
  const tools = [...new Set(unused.map(({ tool }) => tool))];
  const reasons = tools.map((tool) =>
    reasonOf(
      tool,
      unused.filter((one) => one.tool === tool),
      attempt,
    ),
  );
  return [{ judge: 'tools', status: 'failed', score: 0, reason: reasons.join('\n') }];
}

function reasonOf(tool: string, unused: readonly UnusedMock[], attempt: Attempt): string {
  const calls = unused[0]?.calls ?? 0;
  if (calls > 0) {
    const times = calls === 1 ? 'once' : `${calls} times`;
    return `unused mock: "${tool}" came to its mocks ${times}, but ${whichOf(tool, unused, attempt)} was not used`;
  }
  const close = didYouMean(tool, knownTools(attempt));
  const hint = close === null || close === tool ? '' : `; did you mean "${close}"?`;
  return `unused mock: "${tool}" was never called${hint}`;
}

function whichOf(tool: string, unused: readonly UnusedMock[], { trial }: Attempt): string {
  const isList = Array.isArray(trial.planned.case.tools?.[tool]);
  return isList
    ? `mock ${unused.map(({ entry }) => entry).join(', ')} of its list`
    : 'its mock, whose "when" fits none,';
}

function knownTools({ context, trial }: Attempt): Set<string> {
  const called = context.spans.filter(({ name }) => name === 'execute_tool').map(({ label }) => label);
  return new Set([...(trial.agent.agent.parts?.tools ?? []), ...called]);
}
