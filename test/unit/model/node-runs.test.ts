import { expect, it } from 'vitest';
import { nodeRunsOf } from '../../../src/model/node-runs.ts';
import type { Span } from '../../../src/model/span.ts';

const span: Span = {
  id: 1,
  parent: null,
  name: 'node',
  label: 'draft',
  startMs: 0,
  endMs: 5,
  attributes: {},
  events: [],
};

it('tells the status of a span that an agent opened by hand by how it ended', () => {
  const error = { kind: 'agent' as const, message: 'no' };
  const runs = nodeRunsOf([span, { ...span, id: 2, error }, { ...span, id: 3, endMs: null }]);
  expect(runs.map(({ status, attempts }) => [status, attempts])).toEqual([
    ['succeeded', 1],
    ['failed', 1],
    [null, 1],
  ]);
});
