import { describe, expect, it } from 'vitest';
import { waitOf } from '../../../src/execute/wait-of.ts';
import type { Span, SpanName } from '../../../src/model/span.ts';

function span(
  id: number,
  name: SpanName,
  [startMs, endMs]: [number, number | null],
  parent: number | null = null,
  more: Partial<Span> = {},
): Span {
  return { id, parent, name, label: `${name} ${id}`, startMs, endMs, attributes: {}, events: [], ...more };
}

const unanswered = { events: [{ name: 'unanswered', atMs: 0, attributes: {} }] };

describe('the time in which only people were waited for', () => {
  it.each<[string, Span[], number]>([
    ['no span', [], 0],
    ['work alone', [span(1, 'node', [0, 50])], 0],
    ['one gate', [span(1, 'gate', [10, 40])], 30],
    [
      'a gate in a node in a workflow',
      [span(1, 'invoke_workflow', [0, 100]), span(2, 'node', [10, 90], 1), span(3, 'gate', [20, 80], 2)],
      60,
    ],
    [
      'a node at work beside the gate for a part of it',
      [
        span(1, 'invoke_workflow', [0, 100]),
        span(2, 'node', [10, 90], 1),
        span(3, 'gate', [20, 80], 2),
        span(4, 'node', [0, 50], 1),
      ],
      30,
    ],
    ['two gates one over the other', [span(1, 'gate', [0, 30]), span(2, 'gate', [20, 50])], 50],
    [
      'two gates in one node, one after the other',
      [span(1, 'node', [0, 100]), span(2, 'gate', [10, 30], 1), span(3, 'gate', [40, 60], 1)],
      40,
    ],
    ['a model asked inside a gate', [span(1, 'gate', [0, 100]), span(2, 'chat', [40, 60], 1)], 80],
    ['a gate that was cut off', [span(1, 'gate', [10, null])], 90],
    ['a cut-off node beside a gate', [span(1, 'node', [0, null]), span(2, 'gate', [10, 20])], 0],
    [
      'moments on the trial itself',
      [span(1, 'invoke_agent', [0, null], null, { label: 'trial' }), span(2, 'gate', [10, 20])],
      10,
    ],
    ['a gate that nobody can answer', [span(1, 'gate', [0, null], null, unanswered)], 0],
    [
      'such a gate beside one that is answered',
      [span(1, 'gate', [0, null], null, unanswered), span(2, 'gate', [10, 20])],
      0,
    ],
    ['a gate that outlives its node', [span(1, 'node', [0, 20]), span(2, 'gate', [10, 40], 1)], 30],
    ['a gate that says to last longer than the trial', [span(1, 'gate', [-5, 500])], 100],
    ['parents that go round in a circle', [span(1, 'node', [0, 50], 2), span(2, 'gate', [10, 20], 1)], 10],
  ])('is right with %s', (_, spans, waitMs) => {
    expect(waitOf(spans, 100)).toBe(waitMs);
    expect(waitOf([...spans].reverse(), 100)).toBe(waitMs);
  });
});
