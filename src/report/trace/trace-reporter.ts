import type { TrialFinished } from '../../model/event.ts';
import type { Json } from '../../model/json.ts';
import type { Reporter } from '../../model/reporter.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import { attribute, type Span } from '../../model/span.ts';
import { trialKey } from '../../model/trial-key.ts';
import { type PipelineRow, pipelineRows } from './pipeline-rows.ts';
import { tracedTrials } from './traced-trials.ts';

/**
 * Writes `traces.json`: nodes, gates and timeline of every trial of which something was recorded, passed or not.
 *
 * `{ schemaVersion, run, trials: [{ trial, case, agent, iteration, status, nodes, gates, timeline }] }`. Times are
 * milliseconds since the trial began; an `endMs` of null was cut off.
 */
export const traceReporter: Reporter = {
  name: 'trace',
  report: ({ run }, { record }) => ({
    files: [{ path: 'traces.json', content: chunksOf(run.run, tracedTrials(record)) }],
  }),
};

function* chunksOf(run: string, trials: Iterable<TrialFinished>): Generator<string, undefined> {
  yield `{\n  "schemaVersion": ${schemaVersion},\n  "run": ${JSON.stringify(run)},\n  "trials": [`;
  let separator = '\n';
  for (const trial of trials) {
    yield `${separator}    ${JSON.stringify(recordOf(trial))}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}

function recordOf(trial: TrialFinished): Json {
  const { case: caseKey, agent, iteration, status, spans } = trial;
  const rows = pipelineRows(spans);
  return {
    trial: trialKey(trial),
    case: caseKey,
    agent,
    iteration,
    status,
    nodes: rows.filter(({ kind }) => kind === 'node').map(nodeOf),
    gates: rows.filter(({ kind }) => kind === 'gate').map(gateOf),
    timeline: spans.map(entryOf),
  };
}

function nodeOf({ name, status, tries, startMs, endMs, cause, error, faults, usage }: PipelineRow): Json {
  return {
    name,
    status,
    attempts: tries,
    startMs,
    endMs,
    cause,
    error,
    faults: [...faults],
    tokens: usage?.tokens ?? null,
    costUsd: usage?.costUsd ?? null,
  };
}

function gateOf({ name, status, by, automatic, startMs, endMs, faults }: PipelineRow): Json {
  const waitedMs = endMs === null ? null : endMs - startMs;
  return { name, decision: status, by, automatic, startMs, endMs, waitedMs, faults: [...faults] };
}

function entryOf({ id, parent, name, label, startMs, endMs, error, attributes, events }: Span): Json {
  const attempt = attributes[attribute.nodeAttempt];
  return {
    id,
    parent,
    name,
    label,
    ...(attempt === undefined ? {} : { attempt }),
    startMs,
    endMs,
    ...(error ? { error } : {}),
    ...(events.length > 0 ? { events: [...events] } : {}),
  };
}
