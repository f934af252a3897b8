import * as z from 'zod';
import { canonicalJson } from '../../model/json.ts';
import type { Judge, SettingProblem, Subject, Verdict } from '../../model/judge.ts';
import { nodeRunsOf } from '../../model/node-runs.ts';
import { failed, passed } from '../verdict.ts';
import { checkAlwaysTrue, checkBounds, checkOneWay } from './check-bounds.ts';
import { count } from './show-call.ts';
import { toolCallsOf } from './tool-calls-of.ts';
import { unreadableNodes } from './unreadable-parts.ts';
import { unreadableTools } from './unreadable-tools.ts';

const times = z.int().min(0);
const settingsSchema = z.lazy(() =>
  z.strictObject({
    value: times.optional().describe('retries, exactly'),
    min: times.optional().describe('retries at least; 1 where neither `value` nor `max` is set'),
    max: times.optional().describe('retries at most'),
    node: z.string().min(1).optional().describe('of this node only'),
    tool: z.string().min(1).optional().describe('of this tool only'),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/**
 * Passes where so much was tried again.
 *
 * A retry of a node is each of its attempts but the first. A retry of a tool is a call with the same arguments as the
 * last call of that tool, which failed. Without `node` or `tool` all nodes count, or all tools of an agent without nodes.
 */
export const retries: Judge<Settings> = {
  name: 'retries',
  family: 'agent',
  summary: 'number of times that nodes or tools were tried again',
  examples: [
    'retries: 2',
    'retries: { node: transform, min: 1, max: 3 }',
    'retries: { tool: search, value: 0 }',
  ],
  settings: settingsSchema,
  shortForm: 'value',
  check,
  parts: ({ node }) => (node === undefined ? {} : { nodes: [node] }),
  prepare: (settings) => (subject) => judgeRetries(subject, settings),
};

function check(settings: Settings): SettingProblem[] {
  const { value, max, node, tool } = settings;
  const bounds =
    value === undefined
      ? [...checkBounds(settings), ...checkAlwaysTrue(boundsOf(settings).min, max)]
      : checkOneWay('value', settings);
  if (node === undefined || tool === undefined) return bounds;
  return [
    ...bounds,
    {
      path: ['tool'],
      severity: 'error',
      code: 'two-places',
      message: 'Retries are counted of a node or of a tool.',
      why: 'Which of the two is meant would be a guess.',
      fix: 'Use two judges, one for each.',
    },
  ];
}

function judgeRetries(subject: Subject, settings: Settings): Verdict {
  const { node, tool } = settings;
  const ofNodes = node !== undefined || (tool === undefined && hasNodes(subject));
  const unreadable = ofNodes
    ? unreadableNodes(subject, node === undefined ? [] : [node])
    : unreadableTools(subject, tool === undefined ? [] : [tool]);
  if (unreadable) return unreadable;
  const found = ofNodes ? nodeRetries(subject, node) : toolRetries(subject, tool);
  const total = found.reduce((sum, { retries }) => sum + retries, 0);
  const { min, max } = boundsOf(settings);
  const fact = describe(total, found, node ?? tool);
  return total >= min && total <= max ? passed(`${fact}.`) : failed(`${fact}, expected ${wanted(min, max)}.`);
}

interface Retried {
  readonly name: string;
  readonly retries: number;
}

function hasNodes({ trace, parts }: Subject): boolean {
  return (parts?.nodes?.length ?? 0) > 0 || trace.spans.some((span) => span.name === 'node');
}

function nodeRetries({ trace }: Subject, node: string | undefined): Retried[] {
  return nodeRunsOf(trace.spans)
    .filter(({ name }) => node === undefined || name === node)
    .map(({ name, attempts }) => ({ name, retries: Math.max(0, attempts - 1) }));
}

function toolRetries({ trace }: Subject, tool: string | undefined): Retried[] {
  const failing = new Map<string, string>();
  return toolCallsOf(trace)
    .filter(({ name }) => tool === undefined || name === tool)
    .map(({ name, args, status }) => {
      const key = canonicalJson(args);
      const isRetry = failing.get(name) === key;
      if (status === 'failed') failing.set(name, key);
      else failing.delete(name);
      return { name, retries: isRetry ? 1 : 0 };
    });
}

function describe(total: number, found: readonly Retried[], only: string | undefined): string {
  if (only !== undefined) return `${only} was tried again ${count(total, 'time')}`;
  const byName = new Map<string, number>();
  for (const { name, retries } of found) if (retries > 0) byName.set(name, (byName.get(name) ?? 0) + retries);
  const names = [...byName].slice(0, 5).map(([name, retries]) => `${name} ${retries}`);
  return `${total === 1 ? '1 retry' : `${total} retries`}${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
}

function boundsOf({ value, min, max }: Settings): { min: number; max: number } {
  if (value !== undefined) return { min: value, max: value };
  return { min: min ?? (max === undefined ? 1 : 0), max: max ?? Number.POSITIVE_INFINITY };
}

function wanted(min: number, max: number): string {
  if (min === max) return `exactly ${min}`;
  if (max === Number.POSITIVE_INFINITY) return `at least ${min}`;
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}
