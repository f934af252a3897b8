import type { Span } from '../model/span.ts';

interface Tracked {
  readonly span: Span;
  readonly isGate: boolean;
  readonly ancestors: readonly Tracked[];
  /** Open gates below it. */
  gates: number;
  isOpen: boolean;
}

/**
 * Milliseconds in which nothing but people were waited for: every open span is a gate, or holds an open gate.
 *
 * A gate that nobody will ever answer does not count: that wait is the agent's own.
 *
 * @param endMs - when the trial ended, since it began; spans without an end count up to there
 */
export function waitOf(spans: readonly Span[], endMs: number): number {
  if (!spans.some(isGate)) return 0;
  let working = 0;
  let waiting = 0;
  let waitMs = 0;
  let lastMs = 0;
  for (const { atMs, tracked, opens } of momentsOf(spans, endMs)) {
    if (working === 0 && waiting > 0) waitMs += atMs - lastMs;
    lastMs = atMs;
    tracked.isOpen = opens;
    const step = opens ? 1 : -1;
    if (!tracked.isGate) {
      if (tracked.gates === 0) working += step;
      continue;
    }
    waiting += step;
    for (const ancestor of tracked.ancestors) {
      const held = ancestor.gates > 0;
      ancestor.gates += step;
      if (ancestor.isOpen && held !== ancestor.gates > 0) working -= step;
    }
  }
  return waitMs;
}

function isGate(span: Span): boolean {
  return span.name === 'gate' && !span.events.some(({ name }) => name === 'unanswered');
}

interface Moment {
  readonly atMs: number;
  readonly tracked: Tracked;
  readonly opens: boolean;
}

function momentsOf(spans: readonly Span[], endMs: number): Moment[] {
  const moments: Moment[] = [];
  for (const tracked of trackedOf(spans)) {
    const { startMs, endMs: ownEndMs } = tracked.span;
    const fromMs = Math.max(0, startMs);
    const toMs = Math.min(endMs, ownEndMs ?? endMs);
    if (toMs <= fromMs) continue;
    moments.push({ atMs: fromMs, tracked, opens: true }, { atMs: toMs, tracked, opens: false });
  }
  return moments.sort((a, b) => a.atMs - b.atMs);
}

/** Spans with those around them that do work of their own; a span cannot be around itself, whatever a trace says. */
function trackedOf(spans: readonly Span[]): Tracked[] {
  const byId = new Map<number, Tracked & { ancestors: Tracked[] }>();
  for (const span of spans) {
    if (isTrial(span)) continue;
    byId.set(span.id, { span, isGate: isGate(span), ancestors: [], gates: 0, isOpen: false });
  }
  for (const tracked of byId.values()) {
    if (!tracked.isGate) continue;
    const seen = new Set<Tracked>([tracked]);
    let above = byId.get(tracked.span.parent ?? 0);
    while (above && !seen.has(above)) {
      seen.add(above);
      if (!above.isGate) tracked.ancestors.push(above);
      above = byId.get(above.span.parent ?? 0);
    }
  }
  return [...byId.values()];
}

/** The span on which moments outside of any span hang stands for the whole trial, not for work. */
function isTrial({ name, label, parent }: Span): boolean {
  return name === 'invoke_agent' && label === 'trial' && parent === null;
}
