import * as z from 'zod';
import type { Judge, Subject, Verdict } from '../../model/judge.ts';
import { failed, invalid, passed } from '../verdict.ts';
import { callMatcher } from './call-matcher.ts';
import { misfitOf, mostPairs, trajectoryModes } from './compare-calls.ts';
import { delegationsOf } from './delegations-of.ts';
import { toReferenceCall } from './reference-call.ts';
import { showCalls } from './show-call.ts';

const settingsSchema = z.lazy(() =>
  z.strictObject({
    to: z.array(z.string().min(1)).describe('names of agents, in the order in which they were given work'),
    mode: z
      .enum(trajectoryModes)
      .default('exact')
      .describe(
        'exact: these and no others, in this order; in-order: these in this order, others between them; ' +
          'any-order: these and no others; subset: no others; superset: at least these',
      ),
  }),
);
type Settings = z.infer<typeof settingsSchema>;

/** Holds the agents that an agent had work for it against a list. Failed delegations count: they were made. */
export const delegation: Judge<Settings> = {
  name: 'delegation',
  family: 'agent',
  summary: 'the agent had these other agents work for it',
  examples: [
    'delegation: [researcher, writer, reviewer]',
    'delegation: { mode: in-order, to: [researcher, writer] }',
  ],
  settings: settingsSchema,
  shortForm: 'to',
  prepare:
    ({ to, mode }) =>
    (subject) =>
      judgeDelegations(subject, to, mode),
};

function judgeDelegations({ trace }: Subject, to: Settings['to'], mode: Settings['mode']): Verdict {
  if (!trace.spans.some(({ name }) => name === 'invoke_agent'))
    return invalid('No span "invoke_agent" was recorded, so there is no trace to judge.');
  const made = delegationsOf(trace.spans);
  if (made.length * to.length > mostPairs)
    return invalid(`${made.length} delegations are more than can be compared in good time.`);
  const references = to.map(toReferenceCall);
  const misfit = misfitOf(mode, made, references, callMatcher(made, references, 'ignore'));
  if (misfit !== null) return failed(misfit);
  return passed(
    made.length === 0 ? 'No work was delegated, as expected.' : `Delegated as expected: ${showCalls(made)}.`,
  );
}
