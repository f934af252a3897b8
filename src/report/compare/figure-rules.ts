import type { ComparedPair } from '../../model/comparison.ts';

export type FigureName = keyof ComparedPair['figures'];

interface FigureRule {
  readonly name: FigureName;
  readonly title: string;
  readonly by: 'absolute' | 'relative';
  readonly better: 'higher' | 'lower';
  /** Whether the verdict on a pair rests on it. */
  readonly decides: boolean;
}

/** The figures of a comparison in the order in which they are shown. Errors are failures, tokens are cost: they decide there. */
export const figureRules: readonly FigureRule[] = [
  { name: 'passRate', title: 'pass rate', by: 'absolute', better: 'higher', decides: true },
  { name: 'errorRate', title: 'error rate', by: 'absolute', better: 'lower', decides: false },
  { name: 'latencyP50', title: 'P50 latency', by: 'relative', better: 'lower', decides: true },
  { name: 'latencyP95', title: 'P95 latency', by: 'relative', better: 'lower', decides: true },
  { name: 'costUsd', title: 'cost a trial', by: 'relative', better: 'lower', decides: true },
  { name: 'tokens', title: 'tokens a trial', by: 'relative', better: 'lower', decides: false },
];
