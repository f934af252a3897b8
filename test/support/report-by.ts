import type { CasePlanned, RunEvent, TrialFinished } from '../../src/model/event.ts';
import type { FoldedReport } from '../../src/model/report.ts';
import type { Reporter, ReporterOptions, ReporterOutput, RunRecord } from '../../src/model/reporter.ts';
import { trialKey } from '../../src/model/trial-key.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { RunFold } from '../../src/report/fold/run-fold.ts';

/** A record of a run that has no log: of nothing, unless events are given. */
export function recordOf(events: readonly RunEvent[] = []): RunRecord {
  const cases = events.filter((event): event is CasePlanned => event.type === 'case-planned');
  const trials = events.filter((event): event is TrialFinished => event.type === 'trial-finished');
  const byKey = new Map(trials.map((trial) => [trialKey(trial), trial]));
  const planned = cases.flatMap((one) => one.agents.map((agent) => `${one.case}@${agent}#`));
  const order = (trial: TrialFinished): number =>
    planned.indexOf(trialKey(trial).slice(0, trialKey(trial).lastIndexOf('#') + 1));
  return {
    cases,
    trials: () =>
      [...byKey.values()]
        .filter((trial) => order(trial) >= 0 && trial.iteration > 0)
        .sort((a, b) => order(a) - order(b) || a.iteration - b.iteration),
    trial: (key) => byKey.get(trialKey(key)) ?? null,
  };
}

/** What a reporter is told beside the report, in a terminal of 100 columns without colours. */
export function reporterOptions(options: Partial<ReporterOptions> = {}): ReporterOptions {
  return {
    color: false,
    width: 100,
    folder: 'reports/run-1',
    record: recordOf(),
    baseline: async () => null,
    history: async () => [],
    ...options,
  };
}

/** What a reporter makes of a report, or of the run that events tell of. */
export async function reportBy(
  reporter: Reporter,
  run: FoldedReport | readonly RunEvent[],
  options: Partial<ReporterOptions> = {},
): Promise<ReporterOutput> {
  if (!isEvents(run)) return (await reporter.report?.(run, reporterOptions(options))) ?? {};
  const fold = new RunFold();
  for (const event of run) {
    fold.apply(event);
    reporter.onEvent?.(event);
  }
  const given = reporterOptions({ record: recordOf(run), ...options });
  return (await reporter.report?.(buildReport(fold), given)) ?? {};
}

function isEvents(run: FoldedReport | readonly RunEvent[]): run is readonly RunEvent[] {
  return Array.isArray(run);
}

/** The text of the first file, or of the one with this path. */
export function fileText({ files = [] }: ReporterOutput, path?: string): string {
  const file = files.find((one) => path === undefined || one.path === path);
  if (!file) throw new Error(`No file ${path ?? ''} was made.`);
  return typeof file.content === 'string' ? file.content : [...file.content].join('');
}
