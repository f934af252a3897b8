import type { Cell, Report } from '../../model/report.ts';
import type { RunRecord } from '../../model/reporter.ts';
import { describeStatus } from '../comment/describe-status.ts';
import { cellOutcome, isFlaky } from '../show/cell-outcome.ts';
import { secondsOf } from './seconds-of.ts';
import { junitResult, measuredMs, testCase } from './test-case.ts';
import { xmlAttributes, xmlLines } from './xml-text.ts';

/** The cells of one suite by one agent, gathered until all are there: a `testsuite` begins with their number. */
export class TestSuite {
  readonly #suite: string;
  readonly #agent: string;
  readonly #counts = { tests: 0, failure: 0, error: 0, skipped: 0, flaky: 0 };
  readonly #testCases: string[] = [];
  readonly #out: string[] = [];
  readonly #err: string[] = [];
  #ms = 0;

  constructor({ suite, agent }: Pick<Cell, 'suite' | 'agent'>) {
    this.#suite = suite;
    this.#agent = agent;
  }

  add(cell: Cell, record: RunRecord): void {
    const result = junitResult(cellOutcome(cell));
    this.#counts.tests++;
    if (result) this.#counts[result]++;
    if (isFlaky(cell)) this.#counts.flaky++;
    this.#ms += measuredMs(cell);
    this.#testCases.push(testCase(cell, record));
    this.#out.push(...remarksOn(cell));
    this.#err.push(...warningsOf(cell));
  }

  *chunks(id: number, run: Report['run']): Generator<string, undefined> {
    const { tests, failure, error, skipped, flaky } = this.#counts;
    yield `  <testsuite${xmlAttributes({
      id,
      name: `${this.#suite}@${this.#agent}`,
      package: this.#suite,
      timestamp: new Date(run.at).toISOString().slice(0, 19),
      hostname: 'localhost',
      tests,
      failures: failure,
      errors: error,
      skipped,
      time: secondsOf(this.#ms),
    })}>\n`;
    yield this.#properties({ run: run.run, seed: run.seed, flaky });
    yield* this.#testCases;
    yield `    <system-out>${xmlLines(this.#out)}</system-out>\n`;
    yield `    <system-err>${xmlLines(this.#err)}</system-err>\n  </testsuite>\n`;
  }

  #properties(others: Readonly<Record<string, string | number>>): string {
    const lines = Object.entries({ suite: this.#suite, agent: this.#agent, ...others }).map(
      ([name, value]) => `      <property${xmlAttributes({ name, value })}/>\n`,
    );
    return `    <properties>\n${lines.join('')}    </properties>\n`;
  }
}

/** What neither schema has an element for in a `testcase`. */
function* remarksOn(cell: Cell): Generator<string, undefined> {
  const { iterations, status, latencyMs, retried = [] } = cell;
  const name = `${cell.case}@${cell.agent}`;
  if (isFlaky(cell)) {
    const others = iterations.filter((_, index) => status[index] !== 'p');
    yield `${name}: flaky, ${describeStatus(status)}, not in iteration ${others.join(', ')}`;
  }
  if (retried.length > 0)
    yield `${name}: tried again after an infrastructure failure in iteration ${retried.join(', ')}`;
  const unmeasured = iterations.filter((_, index) => latencyMs[index] === null && status[index] !== 's');
  if (unmeasured.length > 0)
    yield `${name}: time without iteration ${unmeasured.join(', ')}, of which no latency was measured`;
}

function warningsOf({ case: caseKey, agent, warnings = [] }: Cell): string[] {
  return warnings.map(
    ({ message, iterations }) => `${caseKey}@${agent}: ${message} (iteration ${iterations.join(', ')})`,
  );
}
