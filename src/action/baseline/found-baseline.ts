import type { MeasuredRun } from '../../report/fold/measured-run.ts';

/** A report to compare with; that there is none yet; or that there is one which must not be used, and why. */
export type FoundBaseline =
  | {
      /** The report or baseline as it was found, valid JSON of ours. */
      readonly text: string;
      readonly run: MeasuredRun;
      /** That it was measured on; absent where a file does not say. */
      readonly commit?: string;
      /** When its run began, ISO 8601. */
      readonly at: string;
      /** From then to now; 0 where clocks disagree. */
      readonly ageMs: number;
    }
  | { readonly missing: string }
  | { readonly refused: string };
