import type { Span } from '../../src/model/span.ts';

type Entry = readonly [label: string, startMs: number, endMs: number | null, parts?: Partial<Span>];

/** Spans of tools, with ids from 1 in their order. */
export function spansAt(entries: readonly Entry[]): Span[] {
  return entries.map(([label, startMs, endMs, parts], index) => ({
    id: index + 1,
    parent: null,
    name: 'execute_tool',
    label,
    startMs,
    endMs,
    attributes: {},
    events: [],
    ...parts,
  }));
}
