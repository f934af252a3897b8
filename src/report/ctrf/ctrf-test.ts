import type { Cell } from '../../model/report.ts';
import type { RunRecord } from '../../model/reporter.ts';
import { visibleText } from '../../model/visible-text.ts';
import { describeFailure } from '../comment/describe-failure.ts';
import { type CellOutcome, cellOutcome, isFlaky } from '../show/cell-outcome.ts';
import { explainCell } from '../show/explain-cell.ts';

/** The statuses of CTRF; it has none for an error. */
type CtrfStatus = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

const statusOf: Readonly<Record<CellOutcome, CtrfStatus>> = {
  passed: 'passed',
  failed: 'failed',
  errored: 'other',
  invalid: 'other',
  skipped: 'skipped',
  untried: 'pending',
};

/** A cell as a test of CTRF. */
export function ctrfTest(cell: Cell, record: RunRecord) {
  const { suite, agent, place, tags, latencyMs } = cell;
  const name = `${cell.case}@${agent}`;
  const outcome = cellOutcome(cell);
  const { message, details } = explainCell(cell, record);
  return {
    name,
    testId: name,
    status: statusOf[outcome],
    rawStatus: outcome,
    duration: Math.round(latencyMs.reduce<number>((sum, latency) => sum + (latency ?? 0), 0)),
    suite: [suite],
    ...(message === '' ? {} : { message }),
    ...(details.length === 0 ? {} : { trace: details.join('\n') }),
    filePath: place.file,
    line: place.line,
    tags,
    labels: { agent },
    ...retriesOf(cell),
    flaky: isFlaky(cell),
    extra: extraOf(cell),
  };
}

/**
 * The iterations before the last as attempts, where one of them all did not pass. A case that passed every time has none:
 * readers of CTRF take whatever passed after a retry for flaky.
 */
function retriesOf(cell: Cell) {
  const outcome = cellOutcome(cell);
  const earlier = iterationsOf(cell).slice(0, -1);
  if (earlier.length === 0 || outcome === 'passed' || outcome === 'skipped') return {};
  return { retries: earlier.length, retryAttempts: earlier.map((one) => attemptOf(one, cell)) };
}

function attemptOf({ iteration, outcome, latencyMs }: Iteration, { failures }: Cell) {
  const failure = failures.find((one) => one.iteration === iteration);
  return {
    attempt: iteration,
    status: statusOf[outcome],
    ...(latencyMs === null ? {} : { duration: Math.round(latencyMs) }),
    ...(failure ? { message: visibleText(describeFailure(failure)) } : {}),
    extra: { rawStatus: outcome },
  };
}

type Iteration = ReturnType<typeof iterationsOf>[number];

/** What the columns of a cell say of each iteration. */
function iterationsOf({ iterations, status, score, latencyMs, costUsd, tokens }: Cell) {
  return iterations.map((iteration, index) => ({
    iteration,
    outcome: cellOutcome({ status: status[index] ?? '' }),
    score: score[index] ?? null,
    latencyMs: latencyMs[index] ?? null,
    costUsd: costUsd[index] ?? null,
    tokens: tokens[index] ?? null,
  }));
}

/** What CTRF has no place for: unrounded, and null where it was not measured. */
function extraOf(cell: Cell) {
  const { retried = [], warnings = [] } = cell;
  return {
    case: cell.case,
    iterations: iterationsOf(cell),
    ...(retried.length > 0 ? { retried } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}
