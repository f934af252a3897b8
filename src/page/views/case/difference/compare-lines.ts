import { diffArrays } from 'diff';
import type { Difference, DifferencePart } from './difference.ts';

/** Insertions and deletions that are looked for; the time that takes grows with their square. */
const mostEdits = 1000;

/** Two texts line by line; one after the other where they have too little in common. */
export function compareLines(first: string, second: string): Difference {
  const sides = [first.split('\n'), second.split('\n')] as const;
  const changes = diffArrays(...sides, { maxEditLength: mostEdits });
  if (!changes) {
    const notes = ['They differ in too many lines to be matched: one stands after the other.'];
    return { kind: 'lines', parts: [...marked('-', sides[0]), ...marked('+', sides[1])], notes };
  }
  const parts = changes.flatMap(({ added, removed, value }) =>
    marked(added ? '+' : removed ? '-' : ' ', value),
  );
  return { kind: 'lines', parts, notes: [] };
}

function marked(mark: DifferencePart['mark'], lines: readonly string[]): DifferencePart[] {
  return lines.map((text) => ({ mark, text }));
}
