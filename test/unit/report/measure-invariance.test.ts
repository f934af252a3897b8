import { expect, it } from 'vitest';
import { buildReport } from '../../../src/report/build-report.ts';
import { readReport } from '../../../src/report/earlier/read-report.ts';
import { RunFold } from '../../../src/report/fold/run-fold.ts';
import { reportChunks } from '../../../src/report/json-reporter.ts';
import { paletteFor } from '../../../src/report/show/palette.ts';
import { showInvariance } from '../../../src/report/terminal/show-invariance.ts';
import { wilsonInterval } from '../../../src/stats/wilson-interval.ts';
import { finished, planned, started, trial } from '../../support/events.ts';

type Letters = string;
const statuses = { p: 'passed', f: 'failed', e: 'errored', i: 'invalid', s: 'skipped' } as const;

/** Cases with the letters of their trials; `of` is the origin of those that are variants. */
function runOf(cases: Readonly<Record<string, { of?: string; kind?: string; trials: Letters }>>): RunFold {
  const fold = new RunFold();
  fold.apply(started());
  for (const [id, { of, kind = 'typos', trials }] of Object.entries(cases)) {
    const variant = of === undefined ? {} : { variant: { of: planned(of).case, kind } };
    fold.apply(planned(id, { iterations: trials.length, ...variant }));
    for (const [index, letter] of [...trials].entries()) {
      const status = Object.entries(statuses).find(([key]) => key === letter)?.[1];
      if (status) fold.apply(trial(`suite/${id}`, { iteration: index + 1, status }));
    }
  }
  fold.apply(finished);
  return fold;
}

it('counts variants that came out as their origin did in the same iteration', () => {
  const fold = runOf({
    a: { trials: 'pfpe' },
    'a/variant-typos': { of: 'a', trials: 'pffp' },
    b: { trials: 'pp' },
    'b/variant-typos': { of: 'b', trials: 'pp' },
  });
  const [typos, ...more] = buildReport(fold).invariance ?? [];
  expect(more).toEqual([]);
  expect(typos).toMatchObject({
    kind: 'typos',
    variants: 2,
    compared: 6,
    same: 4,
    bothPassed: 3,
    leftOut: 0,
  });
  expect(typos?.rate?.value).toBeCloseTo(4 / 6);
});

it('has the Wilson interval of as many cases as there are variants, not of their trials', () => {
  const cases = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      [`c${index}`, { trials: 'pppp' }],
      [`c${index}/variant-typos`, { of: `c${index}`, trials: 'pppp' }],
    ]).flat(),
  );
  const { lower, upper } = wilsonInterval(1, 10, 0.95);
  expect(buildReport(runOf(cases)).invariance?.[0]?.rate).toMatchObject({
    value: 1,
    lower,
    upper,
    samples: 40,
  });
});

it('leaves out what cannot be compared, and measures nothing where nothing can', () => {
  const fold = runOf({
    a: { trials: 'pis' },
    'a/variant-typos': { of: 'a', trials: 'ipp' },
    'b/variant-case': { of: 'b', kind: 'case', trials: 'p' },
  });
  expect(buildReport(fold).invariance).toMatchObject([
    { kind: 'case', compared: 0, leftOut: 1, rate: null },
    { kind: 'typos', compared: 0, same: 0, leftOut: 3, rate: null },
  ]);
});

it('is absent where no case has variants, and shows nothing then', () => {
  const report = buildReport(runOf({ a: { trials: 'p' } }));
  expect('invariance' in report).toBe(false);
  expect(showInvariance(report, paletteFor(false), 100)).toEqual([]);
});

it('is the same in a report that is read back', () => {
  const fold = runOf({ a: { trials: 'pf' }, 'a/variant-typos': { of: 'a', trials: 'pp' } });
  const report = buildReport(fold);
  const read = readReport([...reportChunks(report)].join(''));
  if (!('run' in read)) throw new Error(JSON.stringify(read));
  expect(buildReport(read.run).invariance).toEqual(report.invariance);
});

it('stands in the terminal with its interval', () => {
  const report = buildReport(runOf({ a: { trials: 'pp' }, 'a/variant-typos': { of: 'a', trials: 'pf' } }));
  const text = showInvariance(report, paletteFor(false), 120).join('\n');
  expect(text).toMatch(/typos +\S+ +1 of 2 \(50 %\) \[[\d.]+, [\d.]+\] +1 +0/);
});
