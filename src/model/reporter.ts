import type { CasePlanned, RunEvent, TrialFinished } from './event.ts';
import type { HistoryRun } from './history-run.ts';
import type { Baseline, FoldedReport } from './report.ts';

/** A file that a reporter wants written: whole or not at all. */
export interface ReporterFile {
  /** Relative to the folder of the run. */
  readonly path: string;
  /** Text, at once or piece by piece, so that a long report need not be held in memory. */
  readonly content: string | Iterable<string>;
}

/** What a reporter makes of a report; `text` goes to the terminal, files are written into the run's folder. */
export interface ReporterOutput {
  readonly text?: string;
  readonly files?: readonly ReporterFile[];
}

/** What a run recorded of each trial; read from its log when it is asked for. */
export interface RunRecord {
  /** As they were planned, in the order of the plan. */
  readonly cases: readonly CasePlanned[];
  /** The trials that the report counts, in its order; one that the log lost is left out. */
  trials(): Iterable<TrialFinished>;
  /** null: there is none, or the log lost it. */
  trial(key: Pick<TrialFinished, 'case' | 'agent' | 'iteration'>): TrialFinished | null;
}

/** What a run is compared with. */
export interface BaselineRecord extends Baseline {
  /** What that run recorded; null where its log is gone. */
  readonly record: RunRecord | null;
}

export interface ReporterOptions {
  readonly color: boolean;
  /** Columns of the terminal; infinite where nothing limits them. */
  readonly width: number;
  /** Folder of the run as a person would type it, for pointing at files. */
  readonly folder: string;
  /** false: the terminal shows nothing but ASCII. */
  readonly unicode?: boolean;
  /** true: the text goes to a log of GitHub Actions, where groups fold and lines may be commands. */
  readonly inGroups?: boolean;
  readonly record: RunRecord;
  /** null where the run was compared with nothing. */
  baseline(): Promise<BaselineRecord | null>;
  /** The runs of the project, newest first. */
  history(): Promise<readonly HistoryRun[]>;
}

/**
 * Turns a finished report into text and files; sees the events on their way if it wants to, those of an earlier part of a
 * resumed run included.
 */
export interface Reporter {
  readonly name: string;
  onEvent?(event: RunEvent): void;
  report?(report: FoldedReport, options: ReporterOptions): ReporterOutput | Promise<ReporterOutput>;
}

/** What a reporter of a project may give: text and files, a list of files, or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is one of them.
type CustomOutput = ReporterOutput | readonly ReporterFile[] | undefined | void;

type CustomReport = (report: FoldedReport, options: ReporterOptions) => CustomOutput | Promise<CustomOutput>;

/**
 * What a module of a project exports by default to report in its own way: what makes the report, or an object that is
 * told events on their way, too. It is given copies: what it changes changes no other report.
 */
export type CustomReporter =
  | CustomReport
  | {
      readonly name?: string;
      /** What it returns is waited for before `report` is called. */
      onEvent?(event: RunEvent): void | Promise<void>;
      report?: CustomReport;
    };
