import type { Subject } from '../../src/model/judge.ts';

/** A trial in which nothing happened but what a test says. */
export function subjectOf(parts: Partial<Subject>): Subject {
  return {
    case: 'suite/case',
    input: null,
    output: null,
    trace: { spans: [] },
    latencyMs: null,
    waitMs: 0,
    usage: null,
    metadata: {},
    ...parts,
  };
}
