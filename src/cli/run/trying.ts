import type { RunStarted } from '../../model/event.ts';
import type { Plan } from '../../model/plan.ts';
import type { Redact } from '../../project/secrets.ts';
import type { MeasuredRun } from '../../report/fold/measured-run.ts';
import type { Project } from '../project/load-project.ts';
import type { LoadedReporter } from '../reporting/load-reporters.ts';
import type { Terminal } from '../terminal.ts';
import type { HooksByFile } from './load-hooks.ts';
import type { EarlierRun } from './resume-run.ts';
import type { RunCommandOptions } from './run-options.ts';

/** What is to be tried and reported, and how. */
export interface Trying {
  readonly project: Project;
  readonly plan: Plan;
  readonly hooks: HooksByFile;
  /** Absolute folder of the runs. */
  readonly out: string;
  readonly reporters: readonly LoadedReporter[];
  readonly options: RunCommandOptions;
  readonly selection: NonNullable<RunStarted['selection']>;
  /** The run that is gone on with, if one is. */
  readonly earlier: EarlierRun | null;
  /** What limits with `baseline` compare with. */
  readonly baseline: MeasuredRun | null;
  readonly terminal: Terminal;
  readonly redact: Redact;
}
