import * as z from 'zod';
import { jsonSchema } from '../../model/json-schema.ts';
import type { Judge, SettingProblem, Subject, Verdict } from '../../model/judge.ts';
import { type NodeRun, nodeRunsOf } from '../../model/node-runs.ts';
import { nodeStatuses } from '../../model/span.ts';
import { findDifference } from '../data/find-difference.ts';
import { failed, invalid, passed } from '../verdict.ts';
import { describeNode } from './describe-node.ts';
import { count } from './show-call.ts';
import { unreadableNodes } from './unreadable-parts.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1, 'Expected the name of a node.').describe('name of the node, exactly'),
    status: z
      .enum(nodeStatuses)
      .optional()
      .describe('how it ended; succeeded where no other setting is given'),
    attempts: z.int().min(0).optional().describe('how often it was tried, exactly'),
    cause: z.string().min(1).optional().describe('the node that is to blame for its not running'),
    output: jsonSchema
      .optional()
      .describe('what it gave: nested objects in part, lists place by place, as json-subset'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Passes where a node of a graph ended as expected; each time, where its graph ran several times. */
export const node: Judge<Settings> = {
  name: 'node',
  family: 'agent',
  summary: 'a node of a graph succeeded, or ended as these settings say',
  examples: [
    'node: transform',
    'node: { name: transform, attempts: 2 }',
    'node: { name: export, status: upstream-failed, cause: transform }',
    'node: { name: totals, output: { rows: 3 } }',
    'not-node: export',
  ],
  settings: settingsSchema,
  shortForm: 'name',
  check,
  parts: ({ name, cause }) => ({ nodes: cause === undefined ? [name] : [name, cause] }),
  prepare: (settings) => (subject) => judgeNode(subject, settings),
};

function check({ status, cause, output, attempts }: Settings): SettingProblem[] {
  const ended = status === 'succeeded' || output !== undefined;
  const contradiction =
    ended && cause !== undefined
      ? 'A node that gave something has nobody to blame.'
      : output !== undefined && status !== undefined && status !== 'succeeded'
        ? `A node that ended as ${status} gives nothing.`
        : ended && attempts === 0
          ? 'A node that was never tried gives nothing.'
          : null;
  if (contradiction === null) return [];
  return [
    {
      path: cause !== undefined && ended ? ['cause'] : output !== undefined ? ['output'] : ['attempts'],
      severity: 'error',
      code: 'contradiction',
      message: contradiction,
      why: 'No trial could ever be both.',
      fix: 'Keep what is meant, and use two judges for two nodes.',
    },
  ];
}

function judgeNode(subject: Subject, settings: Settings): Verdict {
  const { name, cause } = settings;
  const unreadable = unreadableNodes(subject, cause === undefined ? [name] : [name, cause]);
  if (unreadable) return unreadable;
  const { spans } = subject.trace;
  const runs = nodeRunsOf(spans).filter((run) => run.name === name);
  const [first] = runs;
  if (!first) return failed(`${name} was never reached: its graph did not run.`);
  for (const [index, run] of runs.entries()) {
    const mismatch = mismatchOf(run, settings);
    if (mismatch === null) continue;
    if ('unrecorded' in mismatch) return invalid(mismatch.unrecorded);
    const which = runs.length === 1 ? '' : ` (run ${index + 1} of ${runs.length})`;
    return failed(`${describeNode(run, spans)}${which}; ${mismatch.expected}.`);
  }
  const more = runs.length === 1 ? '' : `, in each of ${count(runs.length, 'run')}`;
  return passed(`${describeNode(first, spans)}${more}.`);
}

type Mismatch = { readonly expected: string } | { readonly unrecorded: string };

function mismatchOf(run: NodeRun, { status, attempts, cause, output }: Settings): Mismatch | null {
  const isBare =
    status === undefined && attempts === undefined && cause === undefined && output === undefined;
  const wanted = isBare ? 'succeeded' : status;
  if (wanted !== undefined && run.status !== wanted) return { expected: `expected status ${wanted}` };
  if (attempts !== undefined && run.attempts !== attempts) {
    return { expected: `expected ${count(attempts, 'attempt')}, not ${run.attempts}` };
  }
  if (cause !== undefined && run.cause !== cause) return { expected: `expected ${cause} to be the cause` };
  if (output === undefined) return null;
  if (run.status !== 'succeeded') return { expected: 'expected an output' };
  if (run.output === undefined) {
    return { unrecorded: `What ${run.name} gave was not recorded, so it cannot be judged.` };
  }
  const difference = findDifference(run.output, output, 'subset');
  return difference === null ? null : { expected: `its output is not as expected: ${difference}` };
}
