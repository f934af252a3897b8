import type { RunEvent } from '../../model/event.ts';
import type { RecordingMode } from '../../model/recording.ts';
import type { StopEarly } from '../../model/stop-early.ts';
import type { Filter } from '../../plan/select-cells.ts';
import type { Project } from '../project/load-project.ts';
import type { DetailOptions } from '../reporting/terminal-reporter-for.ts';

/** What makes a benchmark of a run. */
export interface BenchSettings {
  /** Trials of each case and agent that come first and are not in the figures. */
  readonly warmup: number;
  readonly stopEarly?: StopEarly;
}

/** What a run picks out of its project. */
export interface Picked {
  readonly filter: Filter;
  /** Those of the command line. */
  readonly thresholds: readonly string[];
}

/** What makes a part of a watch of a run. */
export interface WatchSettings {
  /** Picks among what the options select; null where none of it is to be tried, which was told then. */
  pick(project: Project, selected: Picked): Promise<Picked | null>;
  /** Hears of the run. */
  onEvent(event: RunEvent): void;
}

/** Options of `agent-eval run`, as commander gives them. */
export interface RunCommandOptions extends DetailOptions {
  readonly agent?: string;
  readonly tag?: string;
  readonly filter?: readonly string[];
  readonly iterations?: number;
  readonly concurrency?: number;
  readonly timeout?: string;
  readonly seed?: number;
  readonly bail?: number | true;
  readonly threshold?: readonly string[];
  /** A report, a baseline or a run to compare with. */
  readonly baseline?: string;
  readonly requireBaseline?: true;
  readonly updateBaseline?: true;
  readonly reporter?: string;
  readonly out?: string;
  readonly resume?: string | true;
  /** Such as `1/3`. */
  readonly shard?: string;
  readonly rerunFailed?: string | true;
  /** What `--record`, `--replay` or `--replay-or-record` stands for. */
  readonly recordings?: RecordingMode;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly interactive?: true;
  /** Address of a server of approvals. */
  readonly approvals?: string;
  readonly config?: string;
  /** Given by `agent-eval bench`. */
  readonly bench?: BenchSettings;
  /** Given by `agent-eval watch`. */
  readonly watch?: WatchSettings;
}
