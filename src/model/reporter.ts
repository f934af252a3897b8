import type { RunEvent } from './event.ts';
import type { FoldedReport } from './report.ts';

/** What a reporter makes of a report; `text` goes to the terminal, files are written into the run's folder. */
interface ReporterOutput {
  readonly text?: string;
  readonly files?: readonly { readonly path: string; readonly chunks: Iterable<string> }[];
}

export interface ReporterOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Folder of the run as a person would type it, for pointing at files. */
  readonly folder: string;
  /** false: the terminal shows nothing but ASCII. */
  readonly unicode?: boolean;
}

/**
 * Turns a finished report into text and files; sees the events on their way if it wants to, those of an earlier part of a
 * resumed run included.
 */
export interface Reporter {
  readonly name: string;
  readonly summary: string;
  onEvent?(event: RunEvent): void;
  report(report: FoldedReport, options: ReporterOptions): ReporterOutput;
}
