import type { Cell, FoldedReport } from '../../model/report.ts';
import type { Reporter, RunRecord } from '../../model/reporter.ts';
import { TestSuite } from './test-suite.ts';

/**
 * Writes `junit.xml`: a `testsuite` for each suite and agent, a `testcase` for each case in it, whatever the number of
 * iterations.
 *
 * Made of nothing but what both the schema of Ant (windyroad) and that of Jenkins' xunit plugin know.
 */
export const junitReporter: Reporter = {
  name: 'junit',
  report: (report, { record }) => ({ files: [{ path: 'junit.xml', content: chunksOf(report, record) }] }),
};

function* chunksOf({ run, cells }: FoldedReport, record: RunRecord): Generator<string, undefined> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  let id = 0;
  for (const testSuite of gather(cells, record)) yield* testSuite.chunks(id++, run);
  yield '</testsuites>\n';
}

/** Holds no more than one suite in memory where the cells of each come together, as those of a plan do. */
function* gather(cells: Iterable<Cell>, record: RunRecord): Generator<TestSuite, undefined> {
  const left = new Map<string, number>();
  for (const { suite } of cells) left.set(suite, (left.get(suite) ?? 0) + 1);
  const open = new Map<string, Map<string, TestSuite>>();
  for (const cell of cells) {
    const { suite, agent } = cell;
    const byAgent = open.get(suite) ?? new Map<string, TestSuite>();
    open.set(suite, byAgent);
    const testSuite = byAgent.get(agent) ?? new TestSuite(cell);
    byAgent.set(agent, testSuite);
    testSuite.add(cell, record);
    const more = (left.get(suite) ?? 0) - 1;
    left.set(suite, more);
    if (more > 0) continue;
    yield* byAgent.values();
    open.delete(suite);
  }
}
