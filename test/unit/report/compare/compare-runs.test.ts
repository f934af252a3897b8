import { describe, expect, test } from 'vitest';
import { comparisonSchema } from '../../../../src/model/comparison.ts';
import type { TrialFinished } from '../../../../src/model/event.ts';
import { buildReport } from '../../../../src/report/build-report.ts';
import { compareRuns } from '../../../../src/report/compare/compare-runs.ts';
import type { RunToCompare } from '../../../../src/report/compare/pick-sides.ts';
import { readReport } from '../../../../src/report/earlier/read-report.ts';
import type { RunFold } from '../../../../src/report/fold/run-fold.ts';
import { jsonReporter } from '../../../../src/report/json-reporter.ts';
import { hung, type MeasuredRunParts, manyCases, measuredRun } from '../../../support/measured-run.ts';
import { fileText } from '../../../support/report-by.ts';

const passed = { status: 'passed' } as const;
const failed: Partial<TrialFinished> = {
  status: 'failed',
  judgements: [{ judge: 'contains', status: 'failed', score: 0, reason: 'no "refund" in it' }],
};
const invalid = { status: 'invalid', reason: 'no recording' } as const;

function named(name: string, measured: RunFold, agent?: string): RunToCompare {
  return { name, measured, ...(agent === undefined ? {} : { agent }) };
}

function oneEach(n: number, bad: readonly number[] = [], parts: MeasuredRunParts = {}): RunFold {
  return measuredRun(
    manyCases(n, (index) => [bad.includes(index) ? failed : passed]),
    parts,
  );
}

describe('a comparison of runs', () => {
  test('of a run with itself sees no difference, and says what it could have seen', () => {
    const run = oneEach(40, [3]);
    const comparison = compareRuns([named('a', run), named('b', run)]);
    expect(comparison).toMatchObject({ verdict: 'no-difference-seen', exitCode: 0 });
    expect(comparison.pairs[0]?.reasons).toEqual([
      'Every case passed as often on both sides; a true difference of 19 pp would have been found in 80 of 100 such comparisons.',
    ]);
    expect(comparison.pairs[0]?.cases).toMatchObject({ compared: 40, passing: 39, broken: [], fixed: [] });
    expect(() => comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))).not.toThrow();
  });

  test('lists the one case that broke, with its reason, and does not fail for it', () => {
    const { exitCode, pairs } = compareRuns([named('a', oneEach(40)), named('b', oneEach(40, [7]))]);
    expect(exitCode).toBe(0);
    expect(pairs[0]?.cases.broken).toEqual([
      {
        case: 'suite/case-00007',
        place: { file: 'cases/suite.yaml', line: 7, column: 5 },
        first: { passed: 1, trials: 1 },
        second: { passed: 0, trials: 1 },
        reason: 'contains: no "refund" in it',
      },
    ]);
  });

  test('fails where a worsening is told from chance, and not where the margin allows it', () => {
    const runs = [named('a', oneEach(100)), named('b', oneEach(100, [1, 2, 3, 4, 5, 6, 7, 8]))];
    expect(compareRuns(runs)).toMatchObject({ verdict: 'worse', exitCode: 1 });
    const allowed = compareRuns(runs, { margins: { rate: 0.1, relative: 0.1 } });
    expect(allowed).toMatchObject({ verdict: 'no-difference-seen', exitCode: 0 });
    expect(allowed.pairs[0]?.reasons[0]).toMatch(/under the margin of 10 pp/);
    expect(compareRuns([...runs].reverse())).toMatchObject({ verdict: 'better', exitCode: 0 });
  });

  test('cannot say anything of a single case but that six are needed', () => {
    const { exitCode, pairs } = compareRuns([named('a', oneEach(1)), named('b', oneEach(1, [0]))]);
    expect(exitCode).toBe(0);
    expect(pairs[0]).toMatchObject({ verdict: 'cannot-say', casesNeeded: 6 });
  });

  test('sorts cases by what became of them', () => {
    const kinds = {
      broken: [
        [passed, passed, failed],
        [failed, failed, failed],
      ],
      fixed: [
        [failed, failed],
        [passed, passed],
      ],
      flaky: [
        [passed, passed, passed],
        [passed, failed, passed],
      ],
      stillFailing: [[failed], [failed]],
      unmeasured: [[passed], [invalid]],
    } as const;
    const side = (index: 0 | 1) =>
      measuredRun(Object.fromEntries(Object.entries(kinds).map(([id, sides]) => [id, sides[index]])));
    const { pairs } = compareRuns([named('a', side(0)), named('b', side(1))]);
    const { cases } = pairs[0] ?? { cases: null };
    for (const kind of ['broken', 'fixed', 'flaky', 'stillFailing', 'unmeasured'] as const)
      expect(cases?.[kind].map((one) => one.case)).toEqual([`suite/${kind}`]);
  });

  test('leaves out cases that were edited, are new or gone, and says which', () => {
    const before = measuredRun({ same: [passed], gone: [passed] });
    const after = measuredRun({ same: [passed], added: [passed] });
    const { pairs } = compareRuns([named('a', before), named('b', after)]);
    expect(pairs[0]?.cases).toMatchObject({
      compared: 1,
      new: [{ case: 'suite/added' }],
      gone: [{ case: 'suite/gone' }],
    });
    const edited = measuredRun({ same: [passed] }, { plan: { digest: 'other' } });
    expect(() => compareRuns([named('a', before), named('b', edited)])).toThrow(
      /1 of the same name were edited/,
    );
  });

  test('does not depend on the order of cases, trials or agents', () => {
    const cases = manyCases(30, (index) => [
      { latencyMs: index + 1 },
      index % 4 === 0 ? failed : passed,
      index === 9 ? hung(500) : passed,
    ]);
    const turned = Object.fromEntries(
      Object.entries(cases)
        .reverse()
        .map(([id, trials]) => [id, [...trials].reverse()]),
    );
    const other = oneEach(30, [5, 8]);
    const figures = (first: typeof cases) =>
      compareRuns([named('a', measuredRun(first)), named('b', other)]).pairs.map((pair) => [
        pair.figures.passRate,
        pair.figures.errorRate,
        pair.verdict,
      ]);
    expect(figures(turned)).toEqual(figures(cases));
  });

  test('is the same of a live run and of its report', () => {
    const run = measuredRun(
      manyCases(12, (index) => [index < 4 ? failed : passed, { latencyMs: 3 * index }]),
    );
    const read = readReport(fileText(jsonReporter.report(buildReport(run))));
    if (!('run' in read)) throw new Error(read.problem);
    const live = compareRuns([named('a', oneEach(12)), named('b', run)]);
    expect(compareRuns([named('a', oneEach(12)), { name: 'b', measured: read.run }])).toEqual(live);
  });

  test('tells of other seeds, machines, invalid trials and runs that did not end', () => {
    const before = oneEach(20, [], { run: { seed: 1 } });
    const after = measuredRun(
      manyCases(20, (index) => [index < 5 ? invalid : passed]),
      {
        run: {
          seed: 7,
          environment: { package: '0', node: '20', platform: 'darwin-arm64', cpus: 10, ci: false },
        },
      },
    );
    after.finished = null;
    const notes = compareRuns([named('a', before), named('b', after)]).pairs[0]?.notes.join('\n');
    expect(notes).toMatch(/seeds differ \(1 and 7\)/);
    expect(notes).toMatch(/different machines/);
    expect(notes).toMatch(/5 of 20 trials of b could not be measured.*These are many/);
    expect(notes).toMatch(/b did not end/);
  });
});

describe('who is compared with whom', () => {
  const two = oneEach(8, [], { agents: ['v1', 'v2'] });
  const names = (runs: readonly RunToCompare[], agents: readonly string[] = []) =>
    compareRuns(runs, { agents }).pairs.map(({ first, second }) => `${first.agent} ${second.agent}`);

  test('agents of the same name, or the only ones of two runs, or those that were named', () => {
    expect(names([named('a', two), named('b', two)])).toEqual(['v1 v1', 'v2 v2']);
    expect(names([named('a', two), named('b', two)], ['v2'])).toEqual(['v2 v2']);
    expect(names([named('a', two, 'v1'), named('b', two, 'v2')])).toEqual(['v1 v2']);
    expect(names([named('a', two)], ['v2', 'v1'])).toEqual(['v2 v1']);
    expect(names([named('a', two)])).toEqual(['v1 v2']);
    expect(names([named('a', oneEach(8)), named('b', oneEach(8, [], { agents: ['renamed'] }))])).toEqual([
      'agent renamed',
    ]);
    expect(names([named('a', two), named('b', two), named('c', two)], ['v1'])).toHaveLength(2);
  });

  test('is refused with what there is where it is not clear', () => {
    const other = oneEach(8, [], { agents: ['x', 'y'] });
    expect(() => names([named('a', two), named('b', other)])).toThrow(/No agent is in both runs: v1, v2/);
    expect(() => names([named('a', two)], ['v1'])).toThrow(/nothing to compare v1 of a with/);
    expect(() => names([named('a', two)], ['v1', 'v3'])).toThrow(/no agent "v3" in a/);
    expect(() => names([named('a', oneEach(8, [], { agents: ['x', 'y', 'z'] }))])).toThrow(
      /which of its 3 agents/,
    );
    expect(() => names([named('a', measuredRun({})), named('b', two)])).toThrow(/a holds no trial/);
  });
});
