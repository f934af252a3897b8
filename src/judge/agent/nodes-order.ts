import * as z from 'zod';
import type { Judge, SettingProblem, Subject, Verdict } from '../../model/judge.ts';
import { type NodeRun, nodeRunsOf } from '../../model/node-runs.ts';
import { failed, passed } from '../verdict.ts';
import { describeNode } from './describe-node.ts';
import { unreadableNodes } from './unreadable-parts.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    value: z
      .array(z.string().min(1))
      .min(2, 'An order needs at least two nodes.')
      .describe('names of nodes; each must have ended before the next began'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/**
 * Passes where all these nodes ran, each after the one before it in the list had ended.
 *
 * Where their graph ran several times, the first runs are held against each other, then the second ones, and so on.
 */
export const nodesOrder: Judge<Settings> = {
  name: 'nodes-order',
  family: 'agent',
  summary: 'these nodes ran one after the other',
  examples: ['nodes-order: [load, transform, export]'],
  settings: settingsSchema,
  shortForm: 'value',
  check,
  parts: ({ value }) => ({ nodes: value }),
  prepare:
    ({ value }) =>
    (subject) =>
      judgeOrder(subject, value),
};

function check({ value }: Settings): SettingProblem[] {
  const index = value.findIndex((name, at) => value.indexOf(name) < at);
  if (index === -1) return [];
  return [
    {
      path: ['value', index],
      severity: 'error',
      code: 'doubled-node',
      message: `"${value[index]}" stands in this order twice.`,
      why: 'A node cannot come before itself, so the judge could never pass.',
      fix: 'Name each node once.',
    },
  ];
}

function judgeOrder(subject: Subject, names: readonly string[]): Verdict {
  const unreadable = unreadableNodes(subject, names);
  if (unreadable) return unreadable;
  const { spans } = subject.trace;
  const all = nodeRunsOf(spans);
  const byName = names.map((name) => all.filter((run) => run.name === name));
  const rounds = Math.max(...byName.map((runs) => runs.length));
  for (let round = 0; round < Math.max(1, rounds); round++) {
    let before: NodeRun | null = null;
    for (const [index, name] of names.entries()) {
      const run = byName[index]?.[round];
      if (!run) return failed(`${name} was never reached${rounds > 1 ? ` in run ${round + 1}` : ''}.`);
      if (run.attempts === 0) return failed(`${describeNode(run, spans)}, so there is no order.`);
      const overlap = before && overlapOf(before, run);
      if (overlap) return failed(overlap);
      before = run;
    }
  }
  return passed(`${names.join(', ')} ran one after the other.`);
}

function overlapOf(before: NodeRun, run: NodeRun): string | null {
  const endMs = before.span.endMs;
  if (endMs === null) return `${before.name} had not ended when the trial was over; ${run.name} began.`;
  // On a virtual clock many nodes take no time at all; then the order in which they began decides.
  if (endMs <= run.span.startMs && before.span.id < run.span.id) return null;
  const began = run.span.startMs;
  return began < before.span.startMs || run.span.id < before.span.id
    ? `${run.name} began before ${before.name} did (${began} ms and ${before.span.startMs} ms after the start).`
    : `${run.name} began at ${began} ms, before ${before.name} ended at ${endMs} ms.`;
}
