import { describe, expect, it } from 'vitest';
import { casesNotPassed } from '../../../../src/page/views/overview/cases-not-passed.ts';
import { planned, reportOf, started, trial } from '../../../support/events.ts';

describe('casesNotPassed', () => {
  it('has every case with an iteration that did not pass, those that could only not be measured last', () => {
    const { cells } = reportOf([
      started(),
      planned('unmeasured'),
      planned('flaky', { iterations: 2 }),
      planned('good'),
      planned('skipped'),
      trial('unmeasured', { status: 'invalid' }),
      trial('flaky'),
      trial('flaky', { iteration: 2, status: 'errored' }),
      trial('good'),
      trial('skipped', { status: 'skipped' }),
    ]);
    expect(casesNotPassed(cells).map((one) => one.case)).toEqual(['suite/flaky', 'suite/unmeasured']);
  });
});
