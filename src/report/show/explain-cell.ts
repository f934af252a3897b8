import type { Cell } from '../../model/report.ts';
import type { RunRecord } from '../../model/reporter.ts';
import { visibleText } from '../../model/visible-text.ts';
import { describeFailure } from '../comment/describe-failure.ts';
import { describeStatus } from '../comment/describe-status.ts';
import { cellOutcome } from './cell-outcome.ts';
import { plural } from './plural.ts';

type Failure = Cell['failures'][number];

/** Why a cell did not pass, safe to print. */
export interface CellExplanation {
  /** One line; empty where it passed, or where a case is skipped without a reason. */
  readonly message: string;
  /** Its place, then each failure that the report kept, with all that was found wrong; empty where it passed. */
  readonly details: readonly string[];
}

/** Why a cell did not pass in every iteration, was skipped, or was not tried. */
export function explainCell(cell: Cell, record: RunRecord): CellExplanation {
  const outcome = cellOutcome(cell);
  if (outcome === 'passed') return { message: '', details: [] };
  if (outcome === 'untried') return { message: 'not tried: the run ended before it', details: [] };
  if (outcome === 'skipped') return { message: visibleText(reasonOfSkip(cell, record)), details: [] };
  return { message: visibleText(headline(cell)), details: [...detailsOf(cell)] };
}

/** The failure of a cell that its outcome is named for. */
export function decisiveFailure(cell: Cell): Failure | null {
  const outcome = cellOutcome(cell);
  return cell.failures.find(({ status }) => status === outcome) ?? cell.failures[0] ?? null;
}

function reasonOfSkip({ case: caseKey, agent, iterations }: Cell, record: RunRecord): string {
  const [iteration = 1] = iterations;
  return record.trial({ case: caseKey, agent, iteration })?.reason ?? '';
}

function headline(cell: Cell): string {
  const failure = decisiveFailure(cell);
  const reason = failure ? describeFailure(failure) : cellOutcome(cell);
  if (cell.iterations.length === 1) return reason;
  return `${describeStatus(cell.status)}; ${failure ? `iteration ${failure.iteration}: ` : ''}${reason}`;
}

function* detailsOf({ place, status, failures }: Cell): Generator<string, undefined> {
  yield visibleText(`${place.file}:${place.line}:${place.column}`);
  for (const failure of failures) {
    yield `iteration ${failure.iteration} ${failure.status}`;
    for (const reason of reasonsOf(failure)) yield* linesOf(reason);
  }
  const more = status.replace(/[ps]/g, '').length - failures.length;
  if (more > 0) yield `${plural(more, 'further iteration')} did not pass; events.jsonl has all of them`;
}

function reasonsOf({ error, reason, judgements }: Failure): string[] {
  return [
    ...(error ? [`${error.kind}: ${error.message}`] : []),
    ...(reason === undefined ? [] : [reason]),
    ...judgements
      .filter(({ status }) => status === 'failed' || status === 'invalid')
      .map((judgement) => `${judgement.label ?? judgement.judge}: ${judgement.reason}`),
  ];
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => `${index === 0 ? '  ' : '    '}${visibleText(line)}`);
}
