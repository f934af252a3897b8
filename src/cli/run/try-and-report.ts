import { dirname } from 'node:path';
import { formatCount } from '../../model/format-count.ts';
import type { Plan } from '../../model/plan.ts';
import type { MeasuredRun } from '../../report/fold/measured-run.ts';
import { plural } from '../../report/show/plural.ts';
import { resumeCommand } from '../../report/show/resume-command.ts';
import { wrapLine } from '../../report/terminal/wrap-line.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { openApprover } from '../approvals/open-approver.ts';
import { hearOfBackground, speakThrough } from '../guard-process.ts';
import { RunReporters } from '../reporting/run-reporters.ts';
import { shownPath } from '../shown-path.ts';
import { lastWords, type Terminal } from '../terminal.ts';
import { beginRun } from './begin-run.ts';
import { type DoneTrials, doneTrials } from './done-trials.ts';
import { executeRun } from './execute-run.ts';
import { listenForInterrupts } from './interrupts.ts';
import { openModels } from './open-models.ts';
import { type OpenRecordings, openRecordings } from './open-recordings.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { Progress } from './progress.ts';
import { reportRun } from './report-run.ts';
import { checkNothingLost } from './resume-run.ts';
import { TrialsInFlight } from './trials-in-flight.ts';
import type { Trying } from './trying.ts';

/**
 * Tries a plan and reports, all of it written down so that it can be gone on with whatever ends it.
 *
 * @returns the exit code
 */
export async function tryAndReport(trying: Trying): Promise<number> {
  const { project, plan, options } = trying;
  const recorded = await openRecordings(options.recordings, project, trying.redact);
  const models = await openModels(project, trying.out, recorded?.recordings ?? null);
  const progress = new Progress(trying.terminal, { isQuiet: options.quiet === true });
  const terminal = besideProgress(trying.terminal, progress);
  const asked = await openApprover(options, trying.terminal, () => progress);
  const interrupts = listenForInterrupts((message) =>
    terminal.error(`${wrapLine(message, terminal.liveWidth(), { indent: 0 }).join('\n')}\n`),
  );
  const reporters = new RunReporters(trying.reporters, terminal, project.project);
  const run = await open(trying, reporters, progress, () => interrupts.finishEarly());
  const advice = `Go on with: ${resumeCommand(run.id, shownPath(run.folder))}`;
  const inFlight = new TrialsInFlight();
  const onExit = (): void => keepMeasured(run, inFlight, advice);
  process.on('exit', onExit);
  try {
    beginRun(project, plan, run, trying.selection, options);
    if (trying.baseline) await keepBaseline(run, trying.baseline);
    const done = doneTrials(run.fold, plan);
    if (run.isResumed && !options.quiet) tellResumed(run, done, plan, terminal);
    progress.begin(done.left);
    speakThrough(terminal);
    hearOfBackground((error) => inFlight.background(error));
    const approver = asked?.approver ?? null;
    const recordings = recorded?.recordings ?? null;
    const begun = { run, done, inFlight, interrupts, progress, models, recordings, approver, advice };
    await executeRun(trying, begun);
  } finally {
    asked?.close();
    hearOfBackground(null);
    process.off('exit', onExit);
    progress.stop();
    interrupts.release();
    recorded?.close();
    run.close();
  }
  const exitCode = await reportRun(run, reporters, trying);
  return tellRecorded(recorded, terminal) ? exitCode : exitCodes.fault;
}

/** @returns whether all that was recorded is written */
function tellRecorded(recorded: OpenRecordings | null, terminal: Terminal): boolean {
  const problem = recorded?.problem() ?? null;
  const told = problem ?? recorded?.summary() ?? null;
  if (told !== null) terminal.error(`${told}\n`);
  return problem === null;
}

/** The copy is what is compared with, so that a report made again from the folder says the same. */
async function keepBaseline(run: OpenRun, baseline: MeasuredRun): Promise<void> {
  const { copyBaseline } = await import('./write-baseline.ts');
  run.fold.baseline = copyBaseline(baseline, run.folder);
}

function open(
  trying: Trying,
  reporters: RunReporters,
  progress: Progress,
  onLogError: () => void,
): Promise<OpenRun> {
  const { plan, earlier, terminal, redact } = trying;
  return openRun({
    out: earlier ? dirname(earlier.folder) : trying.out,
    earlier: earlier?.folder ?? null,
    check: (fold) => {
      if (earlier) checkNothingLost(fold, plan, earlier, terminal);
    },
    redact,
    observe: (event) => reporters.onEvent(event),
    listen: (event) => {
      if (event.type === 'trial-finished') progress.finished(event);
      trying.options.watch?.onEvent(event);
    },
    onLogError,
  });
}

/** The same terminal; what is written removes the live line before. */
function besideProgress(terminal: Terminal, progress: Progress): Terminal {
  return {
    ...terminal,
    get width() {
      return terminal.width;
    },
    error: (text) => {
      progress.clear();
      terminal.error(text);
    },
  };
}

/** An agent ends the process: nothing but this is possible any more. */
function keepMeasured(run: OpenRun, inFlight: TrialsInFlight, advice: string): void {
  run.flush();
  const { names } = inFlight;
  const list = names.slice(0, 20).join('\n                  ');
  const who = names.length > 0 ? `       in flight  ${list}\n` : '';
  lastWords(`${who}       What was measured is kept. ${advice}\n`);
  if (names.length > 0)
    lastWords('       It will end again there, unless the agent is mended or that case is left out.\n');
}

/** Says what of an earlier part is kept. */
function tellResumed(run: OpenRun, { count }: DoneTrials, plan: Plan, terminal: Terminal): void {
  const torn = run.wasTorn ? ' Its last line was torn and is dropped.' : '';
  terminal.error(
    `Going on with ${run.id}: ${plural(count, 'trial')} of ${formatCount(plan.trials)} are there already.${torn}\n`,
  );
}
