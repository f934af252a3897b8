import type { Report } from '../../model/report.ts';
import type { ctrfTest } from './ctrf-test.ts';

/** Counts tests as they go by, for the summary behind them. */
export class CtrfSummary {
  readonly #counts = { tests: 0, passed: 0, failed: 0, skipped: 0, pending: 0, other: 0, flaky: 0 };

  add({ status, flaky }: ReturnType<typeof ctrfTest>): void {
    this.#counts.tests++;
    this.#counts[status]++;
    if (flaky) this.#counts.flaky++;
  }

  /** Times are whole milliseconds since 1970; a run without an end stops where it starts. */
  of({ at, finishedAt, durationMs, suites }: Report['run']) {
    return {
      ...this.#counts,
      suites: suites.length,
      start: Date.parse(at),
      stop: Date.parse(finishedAt ?? at),
      ...(durationMs === null ? {} : { duration: Math.round(durationMs) }),
    };
  }
}
