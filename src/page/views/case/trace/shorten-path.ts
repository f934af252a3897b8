import type { PathStep } from './critical-path.ts';

/** Steps of a path that a sentence can name. */
const mostSteps = 10;

/** A step to be named, or a number of short ones that are not. */
export type NamedStep =
  | { readonly step: PathStep; readonly lastedMs: number }
  | { readonly left: number; readonly lastedMs: number };

/** The longest steps of a path in their order, and between them how many are left out and how long those took. */
export function shortenPath(path: readonly PathStep[]): NamedStep[] {
  const longest = path.toSorted((a, b) => lastedMs(b) - lastedMs(a)).slice(0, mostSteps);
  const named = new Set(longest);
  const steps: NamedStep[] = [];
  for (const step of path) {
    const last = steps.at(-1);
    if (named.has(step)) steps.push({ step, lastedMs: lastedMs(step) });
    else if (last && 'left' in last) {
      steps[steps.length - 1] = { left: last.left + 1, lastedMs: last.lastedMs + lastedMs(step) };
    } else steps.push({ left: 1, lastedMs: lastedMs(step) });
  }
  return steps;
}

function lastedMs({ startMs, endMs }: PathStep): number {
  return endMs - startMs;
}
