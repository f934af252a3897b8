import type { Comparison } from '../../model/comparison.ts';
import type { FoldedReport } from '../../model/report.ts';

/** All that a comment or a job summary tells of. Every text of it may come from strangers. */
export interface CommentSubject {
  readonly report: FoldedReport;
  /** With the baseline, which is the first run of each; none where there is none. */
  readonly comparisons: readonly Comparison[];
  /** null: nobody asked for one. */
  readonly baseline:
    | { readonly commit?: string; readonly at: string; readonly ageMs: number }
    | { readonly missing: string }
    | null;
  readonly verdict: {
    readonly status: 'passed' | 'failed' | 'not-evaluated' | 'error';
    readonly reasons: readonly string[];
  };
  readonly run: { readonly url?: string; readonly commit: string; readonly attempt: number };
  /** The exact command that does the same on one's own machine. */
  readonly repeat: string;
  /** Tells several comments on one pull request apart; `default` is not shown. */
  readonly key: string;
}
