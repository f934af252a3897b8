import type { CasePlanned, TrialFinished } from '../../model/event.ts';
import type { FoldedReport } from '../../model/report.ts';
import type { Reporter, RunRecord } from '../../model/reporter.ts';
import { type CsvValue, csvRow } from './csv-row.ts';

/** Writes `trials.csv`: a row a trial, for spreadsheets and data tools. What was not measured is empty, never 0. */
export const csvReporter = {
  name: 'csv',
  report: ({ run }: FoldedReport, { record }: { readonly record: RunRecord }) => ({
    files: [{ path: 'trials.csv', content: rowsOf(run, record) }],
  }),
} satisfies Reporter;

function* rowsOf(run: FoldedReport['run'], record: RunRecord): Generator<string, undefined> {
  const cases = new Map(record.cases.map((planned) => [planned.case, planned]));
  const versions = new Map(run.agents.map(({ name, version }) => [name, version]));
  yield csvRow(Object.keys(columns));
  for (const trial of record.trials()) {
    const row: TrialRow = {
      run: run.run,
      trial,
      planned: cases.get(trial.case),
      version: versions.get(trial.agent),
    };
    yield csvRow(Object.values(columns).map((valueIn) => valueIn(row)));
  }
}

interface TrialRow {
  readonly run: string;
  readonly trial: TrialFinished;
  readonly planned: CasePlanned | undefined;
  readonly version: string | undefined;
}

const columns: Readonly<Record<string, (row: TrialRow) => CsvValue>> = {
  run: ({ run }) => run,
  suite: ({ planned }) => planned?.suite,
  case: ({ trial }) => trial.case,
  agent: ({ trial }) => trial.agent,
  version: ({ version }) => version,
  iteration: ({ trial }) => trial.iteration,
  status: ({ trial }) => trial.status,
  score: ({ trial }) => trial.score,
  latency_ms: ({ trial }) => trial.latencyMs,
  wait_ms: ifTried(({ waitMs }) => waitMs),
  cost_usd: ({ trial }) => trial.usage?.costUsd,
  input_tokens: ({ trial }) => trial.usage?.inputTokens,
  output_tokens: ({ trial }) => trial.usage?.outputTokens,
  cold: ifTried(({ cold }) => cold),
  timed_out: ifTried(({ error, timedOut }) => error?.kind === 'timeout' && (timedOut ?? true)),
  retried: ifTried(({ attempts = [] }) => attempts.length > 0),
  tags: ({ planned }) => planned?.tags.join(';'),
  error_kind: ({ trial }) => trial.error?.kind,
  error_message: ({ trial }) => trial.error?.message,
  failed_judges: ({ trial }) => failedJudges(trial).join(';'),
  reason: ({ trial }) => trial.reason,
};

/** Of a skipped trial nothing was measured, not even that it waited for nobody. */
function ifTried(valueIn: (trial: TrialFinished) => CsvValue): (row: TrialRow) => CsvValue {
  return ({ trial }) => (trial.status === 'skipped' ? null : valueIn(trial));
}

function failedJudges({ judgements }: TrialFinished): readonly string[] {
  const failed = judgements.filter(({ status }) => status === 'failed');
  return [...new Set(failed.map(({ judge }) => judge))];
}
