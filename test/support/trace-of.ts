import type { ErrorKind } from '../../src/model/failure.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { attribute, type Span, type SpanName, type Trace } from '../../src/model/span.ts';

interface Timed {
  readonly startMs?: number;
  /** null: cut off. */
  readonly endMs?: number | null;
  /** Name of the node that this happens in; of the graph without it. */
  readonly in?: string;
  readonly events?: readonly (readonly [string, JsonObject])[];
  readonly error?: readonly [ErrorKind, string];
}

interface NodeStep extends Timed {
  readonly node: string;
  /** null: not settled. */
  readonly status?: string | null;
  readonly attempts?: number;
  readonly cause?: string;
  readonly output?: Json;
}

interface GateStep extends Timed {
  readonly gate: string;
  readonly decision?: string;
  readonly by?: string;
  readonly reason?: string;
  readonly automatic?: boolean;
}

interface CallStep extends Timed {
  readonly tool?: string;
  readonly model?: string;
  readonly attributes?: JsonObject;
}

export type Step = NodeStep | GateStep | CallStep;

/**
 * The trace of a pipeline, as graphs, gates and tools record it: each step a millisecond after the one before, unless it
 * says when. Attempts of a node share its time evenly; all but the last have failed.
 */
export function traceOf(steps: readonly Step[], graph = 'pipeline'): Trace {
  const spans: Span[] = [];
  const add = (span: Pick<Span, 'name' | 'label' | 'parent'> & Partial<Span>): Span => {
    const whole = { startMs: 0, endMs: 0, attributes: {}, events: [], ...span, id: spans.length + 1 };
    spans.push(whole);
    return whole;
  };
  add({ name: 'invoke_workflow', label: graph, parent: null });
  for (const [index, step] of steps.entries()) {
    const startMs = step.startMs ?? index;
    const endMs = step.endMs === undefined ? startMs + 1 : step.endMs;
    const around = spans.findLast((span) => span.name === 'node' && span.label === step.in);
    const [kind, message] = step.error ?? [];
    const common = {
      parent: around?.id ?? 1,
      startMs,
      endMs,
      ...(kind && message !== undefined ? { error: { kind, message } } : {}),
      events: (step.events ?? []).map(([name, attributes]) => ({ name, atMs: startMs, attributes })),
    };
    if ('node' in step) addNode(step, common, add);
    else if ('gate' in step) {
      add({ ...common, name: 'gate', label: step.gate, attributes: gateAttributes(step) });
    } else add({ ...common, ...callOf(step), attributes: step.attributes ?? {} });
  }
  const endMs = Math.max(0, ...spans.map((span) => span.endMs ?? span.startMs));
  return { spans: spans.map((span) => (span.id === 1 ? { ...span, endMs } : span)) };
}

type Add = (span: Pick<Span, 'name' | 'label' | 'parent'> & Partial<Span>) => Span;

function addNode(
  step: NodeStep,
  common: Pick<Span, 'parent' | 'startMs' | 'endMs' | 'events'>,
  add: Add,
): void {
  const { node: label, status = 'succeeded', cause, output } = step;
  const hasRun = status === null || status === 'succeeded' || status === 'failed';
  const attempts = step.attempts ?? (hasRun ? 1 : 0);
  const { parent, ...timed } = common;
  const outer = add({
    ...timed,
    events: [],
    name: 'node',
    label,
    parent,
    attributes: {
      ...(status === null ? {} : { [attribute.nodeStatus]: status, [attribute.nodeAttempts]: attempts }),
      ...(cause === undefined ? {} : { [attribute.nodeCause]: cause }),
      ...(output === undefined ? {} : { [attribute.nodeOutput]: output }),
    },
  });
  const { error: _, ...untroubled } = { error: null, ...timed };
  const lengthMs = ((timed.endMs ?? timed.startMs) - timed.startMs) / Math.max(1, attempts);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const isLast = attempt === attempts;
    const endMs = isLast ? timed.endMs : timed.startMs + attempt * lengthMs;
    const failed = { error: { kind: 'timeout' as const, message: 'too slow' } };
    add({
      ...(isLast ? timed : { ...untroubled, ...failed }),
      startMs: timed.startMs + (attempt - 1) * lengthMs,
      endMs,
      events: attempt === 1 ? timed.events : [],
      name: 'node',
      label,
      parent: outer.id,
      attributes: { [attribute.nodeAttempt]: attempt },
    });
  }
}

function gateAttributes({ decision, by, reason, automatic }: GateStep): JsonObject {
  return {
    ...(decision === undefined ? {} : { [attribute.gateDecision]: decision }),
    ...(by === undefined ? {} : { [attribute.gateBy]: by }),
    ...(reason === undefined ? {} : { [attribute.gateReason]: reason }),
    [attribute.gateAutomatic]: automatic ?? false,
  };
}

function callOf({ tool, model }: CallStep): { name: SpanName; label: string } {
  return tool === undefined
    ? { name: 'chat', label: model ?? 'model' }
    : { name: 'execute_tool', label: tool };
}
