import * as z from 'zod';
import { type Decision, decisions } from '../../model/approval.ts';
import { formatDuration, parseDuration } from '../../model/duration.ts';
import { type GateRun, gateRunsOf } from '../../model/gate-runs.ts';
import type { Judge, SettingProblem, Subject, Verdict } from '../../model/judge.ts';
import { durationSetting } from '../limits/duration-setting.ts';
import { failed, passed } from '../verdict.ts';
import { describeGate } from './describe-gate.ts';
import { count } from './show-call.ts';
import { unreadableGates } from './unreadable-parts.ts';

const decision = z.enum(decisions);
const settingsSchema = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1, 'Expected the name of a gate.').describe('name of the gate, exactly'),
    decision: z
      .union([decision, z.array(decision).min(1)])
      .optional()
      .describe('the last decision, or a list with that of each request; escalate: it was handed on'),
    by: z.string().min(1).optional().describe('who made the last decision'),
    automatic: z.boolean().optional().describe('whether the last decision was made by a time-out'),
    calls: z.int().min(0).optional().describe('how often a decision was asked for; at least once without it'),
    waited: durationSetting.optional().describe('longest wait of any request that passes'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Passes where a gate was reached and left as expected. */
export const gate: Judge<Settings> = {
  name: 'gate',
  family: 'agent',
  summary: 'a human approval was asked for, and decided as these settings say',
  examples: [
    'gate: data_quality_review',
    'gate: { name: data_quality_review, decision: reject, by: dana }',
    'gate: { name: publish, decision: [reject, approve], calls: 2, waited: 1h }',
    'not-gate: { name: publish, automatic: true }',
  ],
  settings: settingsSchema,
  shortForm: 'name',
  check,
  parts: ({ name }) => ({ gates: [name] }),
  prepare: (settings) => (subject) => judgeGate(subject, settings),
};

function check({ decision, by, automatic, calls, waited }: Settings): SettingProblem[] {
  const listed = Array.isArray(decision) ? decision.length : null;
  const never = calls === 0 && [decision, by, automatic, waited].some((setting) => setting !== undefined);
  const uneven = listed !== null && calls !== undefined && calls !== listed;
  const nobody = by !== undefined && automatic === true;
  if (!never && !uneven && !nobody) return [];
  return [
    {
      path: [nobody ? 'by' : 'calls'],
      severity: 'error',
      code: 'contradiction',
      message: nobody
        ? 'A decision that was made by a time-out was made by nobody.'
        : never
          ? 'A gate that was never asked for has no decision.'
          : `\`decision\` lists ${count(listed ?? 0, 'request')}, and \`calls\` says ${calls}.`,
      why: 'No trial could ever be both.',
      fix: nobody ? 'Keep either `by` or `automatic`.' : 'Leave `calls` out, or mend its number.',
    },
  ];
}

function judgeGate(subject: Subject, settings: Settings): Verdict {
  const unreadable = unreadableGates(subject, [settings.name]);
  if (unreadable) return unreadable;
  const runs = gateRunsOf(subject.trace.spans).filter((run) => run.name === settings.name);
  const mismatch = mismatchOf(runs, settings);
  const fact = describeRuns(settings.name, runs);
  return mismatch === null ? passed(`${fact}.`) : failed(`${fact}; expected ${mismatch}.`);
}

function mismatchOf(runs: readonly GateRun[], settings: Settings): string | null {
  const { by, automatic, calls, waited } = settings;
  if (calls !== undefined && runs.length !== calls) return count(calls, 'request');
  const last = runs.at(-1);
  if (!last) return calls === 0 ? null : 'a request';
  const undecided = decisionMismatch(runs, settings.decision);
  if (undecided !== null) return undecided;
  if (by !== undefined && last.by !== by) return `a decision by ${by}`;
  if (automatic !== undefined && (last.decision === null || last.automatic !== automatic)) {
    return automatic ? 'a time-out to decide' : 'a person to decide';
  }
  if (waited === undefined) return null;
  const mostMs = parseDuration(waited) ?? 0;
  const tooLong = runs.find(({ waitedMs }) => waitedMs === null || waitedMs > mostMs);
  return tooLong ? `at most ${waited} of waiting` : null;
}

function decisionMismatch(runs: readonly GateRun[], wanted: Settings['decision']): string | null {
  if (wanted === undefined) return null;
  if (!Array.isArray(wanted)) {
    const last = runs.at(-1);
    return last && isDecided(last, wanted) ? null : `decision ${wanted}`;
  }
  const fits =
    runs.length === wanted.length && wanted.every((one, index) => isDecided(runs[index] ?? null, one));
  return fits ? null : `decisions ${wanted.join(', ')}`;
}

/** Escalation ends in another decision, so it is read from what happened on the way. */
function isDecided(run: GateRun | null, wanted: Decision): boolean {
  if (wanted === 'escalate' && run?.span.events.some(({ name }) => name === 'escalated')) return true;
  return run?.decision === wanted;
}

const mostRuns = 5;

function describeRuns(name: string, runs: readonly GateRun[]): string {
  const [only] = runs;
  if (!only) return `${name} was never reached`;
  if (runs.length === 1) return describeGate(only);
  const longestMs = Math.max(...runs.map(({ waitedMs }) => waitedMs ?? 0));
  const each = runs.slice(-mostRuns).map((run) => describeGate(run, false));
  const skipped = runs.length > mostRuns ? '…, ' : '';
  const wait = longestMs > 0 ? `, ${formatDuration(longestMs)} at the longest` : '';
  return `${name} was asked for ${count(runs.length, 'time')}${wait}: ${skipped}${each.join(', then ')}`;
}
