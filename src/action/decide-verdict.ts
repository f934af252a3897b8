import type { Comparison } from '../model/comparison.ts';
import { comparedAgents } from '../report/comment/compared-agents.ts';
import { plural } from '../report/show/plural.ts';
import { exitCodes } from '../report/thresholds/verdict.ts';
import type { Evaluation } from './evaluate.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';

export interface ActionVerdict {
  readonly status: 'passed' | 'failed' | 'not-evaluated' | 'error';
  /** The most important first. */
  readonly reasons: readonly string[];
  /** What was not looked at: told loudly, whatever the status is. */
  readonly open: readonly string[];
  /** Last words of a command that did not do what it should. */
  readonly said?: string;
  /** Whether the job fails. */
  readonly fails: boolean;
}

type Asked = Pick<ActionInputs, 'fail-on' | 'require-evaluation' | 'require-baseline'>;

/**
 * What an evaluation comes to. A run that could not be measured fails every job; nothing that was not evaluated is
 * green without a word.
 *
 * @param missingBaseline - why there is no baseline though one was asked for; null where there is one, or nobody asked
 */
export function decideVerdict(
  evaluation: Evaluation,
  asked: Asked,
  missingBaseline: string | null,
): ActionVerdict {
  const { exitCode, reasons } = evaluation.report.verdict;
  const skipped = skippedAgents(evaluation);
  const open = [...skipped, ...openQuestions(evaluation, missingBaseline)];
  if (exitCode !== exitCodes.met && exitCode !== exitCodes.missed)
    return exitCode === exitCodes.badInput && skipped.length > 0
      ? notEvaluated(skipped, asked)
      : { status: 'error', reasons, open, fails: true };
  const required = [
    ...(asked['require-evaluation'] ? skipped : []),
    ...(asked['require-baseline'] ? openQuestions(evaluation, missingBaseline) : []),
  ];
  const { shard } = evaluation.report.run;
  const found = [...(shard ? [] : failuresOf(evaluation, asked['fail-on'])), ...required];
  if (found.length > 0) {
    const fails = asked['fail-on'] !== 'never' || required.length > 0;
    return { status: 'failed', reasons: found, open, fails };
  }
  if (shard) return { status: 'not-evaluated', reasons: [partOf(shard), ...open], open, fails: false };
  const isBlind = asked['fail-on'] === 'regressions' && evaluation.comparison === null;
  return {
    status: isBlind || isNothingHeld(evaluation) ? 'not-evaluated' : 'passed',
    reasons: [...open, ...unheeded(evaluation, asked['fail-on'])],
    open,
    fails: false,
  };
}

function partOf({ index, of }: { readonly index: number; readonly of: number }): string {
  return `Shard ${index} of ${of} is held against its limits together with the others, in the mode "report".`;
}

/** Nothing was tried for want of keys. */
export function notEvaluated(reasons: readonly string[], asked: Asked): ActionVerdict {
  return { status: 'not-evaluated', reasons, open: reasons, fails: asked['require-evaluation'] };
}

/** Nothing could be measured: no job is green on that. */
export function noVerdict(reason: string, said = ''): ActionVerdict {
  return { status: 'error', reasons: [reason], open: [], said, fails: true };
}

function failuresOf({ report, comparison }: Evaluation, failOn: Asked['fail-on']): readonly string[] {
  if (failOn !== 'regressions')
    return report.verdict.exitCode === exitCodes.missed ? report.verdict.reasons : [];
  const worse = (comparison?.pairs ?? []).filter(({ verdict }) => verdict === 'worse');
  const missed = report.thresholds.filter(({ met, threshold }) => !met && /\bbaseline\b/.test(threshold));
  // What a run did not reach may be worse: whoever breaks much would pass by stopping early.
  const stopped = report.run.status === 'bailed' ? report.verdict.reasons.slice(0, 1) : [];
  return [
    ...stopped,
    ...worse.map(({ second, reasons }) => `${second.agent} is worse than the baseline: ${reasons.join(' ')}`),
    ...missed.map(({ threshold, reason }) => `${threshold} was missed: ${reason}`),
  ];
}

/** How the warning of an agent begins that lacks what it needs. */
const skipMark = 'is skipped: ';

/** Agents that were left out, each with what it lacks. */
function skippedAgents({ measured }: Evaluation): readonly string[] {
  const said = measured.cells.flatMap(({ agent, warnings }) =>
    warnings
      .filter(({ message }) => message.startsWith(skipMark))
      .map(({ message }) => `${agent} was not evaluated: ${message.slice(skipMark.length)}.`),
  );
  return [...new Set(said)];
}

function openQuestions(
  { report, comparison, incomparable }: Evaluation,
  missingBaseline: string | null,
): readonly string[] {
  // The limits of a shard are held against all shards together.
  const held = report.run.shard ? [] : report.thresholds;
  const open = held.filter(({ evaluated }) => !evaluated).map(({ threshold }) => threshold);
  return [
    ...(missingBaseline === null ? [] : [`Not compared with a baseline. ${missingBaseline}`]),
    ...(incomparable === null || comparison !== null
      ? []
      : [`Not compared with the baseline. ${incomparable}`]),
    ...newAgents(report, comparison).map(
      (agent) => `${agent} is not in the baseline, so it was compared with nothing.`,
    ),
    ...(open.length === 0 ? [] : [`${plural(open.length, 'threshold')} not evaluated: ${open.join(', ')}.`]),
  ];
}

function newAgents(report: Evaluation['report'], comparison: Comparison | null): readonly string[] {
  if (comparison === null) return [];
  const compared = comparedAgents([comparison]);
  return report.leaderboard.map(({ agent }) => agent).filter((agent) => !compared.has(agent));
}

function isNothingHeld({ report }: Evaluation): boolean {
  return report.thresholds.every(({ evaluated }) => !evaluated);
}

/** What would fail other jobs is not passed over in silence. */
function unheeded({ report }: Evaluation, failOn: Asked['fail-on']): readonly string[] {
  const missed = report.thresholds.filter(({ met }) => !met);
  if (failOn !== 'regressions' || missed.length === 0) return [];
  return [
    `${plural(missed.length, 'threshold')} missed, which does not fail this job (fail-on: regressions).`,
  ];
}
