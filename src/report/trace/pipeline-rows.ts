import type { Failure } from '../../model/failure.ts';
import { type GateRun, gateRunsOf } from '../../model/gate-runs.ts';
import { isNodeAttempt, type NodeRun, nodeRunsOf } from '../../model/node-runs.ts';
import type { Span } from '../../model/span.ts';
import { usageOf } from '../../model/usage.ts';

/** A stretch of a trial's time; an end of null: it was cut off. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number | null;
}

/** A node or gate of a pipeline run, as table, timeline and export show it. */
export interface PipelineRow extends Stretch {
  readonly kind: 'node' | 'gate';
  readonly name: string;
  /** Of a node, its state; of a gate, its decision. null: not settled when the trial ended. */
  readonly status: string | null;
  /** Of a gate: who decided; null where time did, or nobody. */
  readonly by: string | null;
  /** Of a gate: decided by a time-out. */
  readonly automatic: boolean;
  /** Of a node that did not run: the node that is to blame. */
  readonly cause: string | null;
  readonly error: Failure | null;
  /** How often a node was tried, 0 for one that did not run; null for a gate. */
  readonly tries: number | null;
  /** The attempts of a node, as far as they were recorded. */
  readonly attempts: readonly (Stretch & { readonly failed: boolean })[];
  /** Times in which something inside waited at a gate. */
  readonly waits: readonly Stretch[];
  readonly faults: readonly { readonly atMs: number; readonly what: string }[];
  /** null: no model was called inside; a cost of null: not known. */
  readonly usage: { readonly tokens: number; readonly costUsd: number | null } | null;
}

/** The nodes of a trace in the order in which they began, each followed by its gates; other gates come last. */
export function pipelineRows(spans: readonly Span[]): PipelineRow[] {
  const nodes = nodeRunsOf(spans);
  const { inside, nearest } = nestingOf(spans);
  const gates = gateRunsOf(spans);
  const rows = nodes.flatMap((run) => [
    nodeRow(run, inside.get(run.span.id) ?? []),
    ...gates.filter(({ span }) => nearest.get(span.id) === run.span.id).map(gateRow),
  ]);
  return [...rows, ...gates.filter(({ span }) => !nearest.has(span.id)).map(gateRow)];
}

/** For each node what happened inside it, and for each span the innermost node around it. */
function nestingOf(spans: readonly Span[]): {
  readonly inside: ReadonlyMap<number, readonly Span[]>;
  readonly nearest: ReadonlyMap<number, number>;
} {
  const byId = new Map(spans.map((span) => [span.id, span]));
  const inside = new Map<number, Span[]>();
  const nearest = new Map<number, number>();
  for (const span of spans) {
    const seen = new Set<number>();
    let around = span.parent === null ? undefined : byId.get(span.parent);
    // A trace from elsewhere may refer back to itself.
    while (around && !seen.has(around.id)) {
      seen.add(around.id);
      if (around.name === 'node' && !isNodeAttempt(around)) {
        if (!nearest.has(span.id)) nearest.set(span.id, around.id);
        const within = inside.get(around.id) ?? [];
        within.push(span);
        inside.set(around.id, within);
      }
      around = around.parent === null ? undefined : byId.get(around.parent);
    }
  }
  return { inside, nearest };
}

function nodeRow(run: NodeRun, inside: readonly Span[]): PipelineRow {
  const { span, status, cause, attemptSpans } = run;
  const usage = usageOf(inside);
  return {
    kind: 'node',
    name: run.name,
    startMs: span.startMs,
    endMs: span.endMs,
    status,
    by: null,
    automatic: false,
    cause,
    error: span.error ?? attemptSpans.at(-1)?.error ?? null,
    tries: run.attempts,
    attempts: attemptSpans.map(({ startMs, endMs, error }) => ({
      startMs,
      endMs,
      failed: error !== undefined,
    })),
    waits: inside.filter(({ name }) => name === 'gate').map(({ startMs, endMs }) => ({ startMs, endMs })),
    faults: inside.flatMap(faultsOf),
    usage: usage && { tokens: usage.inputTokens + usage.outputTokens, costUsd: usage.costUsd },
  };
}

function gateRow({ name, span, decision, by, automatic }: GateRun): PipelineRow {
  const { startMs, endMs, error } = span;
  return {
    kind: 'gate',
    name,
    startMs,
    endMs,
    status: decision,
    by,
    automatic,
    cause: null,
    error: error ?? null,
    tries: null,
    attempts: [],
    waits: [{ startMs, endMs }],
    faults: faultsOf(span),
    usage: null,
  };
}

function faultsOf({ events }: Span): PipelineRow['faults'] {
  return events
    .filter(({ name }) => name === 'fault')
    .map(({ atMs, attributes: { what } }) => ({ atMs, what: typeof what === 'string' ? what : '' }));
}
