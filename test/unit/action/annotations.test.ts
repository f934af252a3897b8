import { describe, expect, test } from 'vitest';
import { annotationCommand } from '../../../src/action/annotation-command.ts';
import { annotationsOf } from '../../../src/action/annotations.ts';
import type { TrialFinished } from '../../../src/model/event.ts';
import { buildReport } from '../../../src/report/build-report.ts';
import { manyCases, measuredRun } from '../../support/measured-run.ts';

const failed: Partial<TrialFinished> = {
  status: 'failed',
  judgements: [{ judge: 'contains', status: 'failed', score: 0, reason: 'no refund in it' }],
};
const lost: Partial<TrialFinished> = { status: 'invalid', reason: 'its recording is missing' };

describe('annotations', () => {
  test('stand on the lines of the cases that did not pass, once a case, the worst first', () => {
    const run = measuredRun(
      {
        fine: [{}, {}],
        partly: [lost, {}],
        flaky: [failed, {}],
        broken: [failed, failed],
        lost: [lost, lost],
      },
      { agents: ['v1', 'v2'] },
    );
    const { shown, leftOut } = annotationsOf(buildReport(run));
    expect(leftOut).toBe(0);
    expect(shown.map(({ level, title }) => `${level} ${title}`)).toEqual([
      'error suite/broken',
      'warning suite/lost',
      'warning suite/flaky',
      'notice suite/partly',
    ]);
    expect(shown[0]).toEqual({
      level: 'error',
      file: 'cases/suite.yaml',
      line: 7,
      title: 'suite/broken',
      message: 'v1: 0/2 passed: contains: no refund in it\nv2: 0/2 passed: contains: no refund in it',
    });
  });

  test('leave room for the verdict and for warnings among ten of a level, and the rest is counted', () => {
    const run = measuredRun(manyCases(40, (index) => (index < 25 ? [failed, failed] : [failed, {}])));
    const { shown, leftOut } = annotationsOf(buildReport(run));
    expect(shown.filter(({ level }) => level === 'error')).toHaveLength(9);
    expect(shown.filter(({ level }) => level === 'warning')).toHaveLength(8);
    expect(leftOut).toBe(23);
  });

  test('are bounded, and hide nothing, whatever an agent threw', () => {
    const message = `${'\u001b[31m\u202e\r\n::error::x\u{1f468}'.repeat(90_000)}`;
    const run = measuredRun({ a: [{ status: 'errored', error: { kind: 'agent', message } }] });
    const text = JSON.stringify(annotationsOf(buildReport(run)));
    expect(text.length).toBeLessThan(1000);
    expect(text).not.toMatch(/\\u001b|\u202e|\\r|\\n|\p{Cs}/u);
  });

  test('are one line as a workflow command, whatever is in them', () => {
    const hostile = {
      file: 'a,b:c\r\n::d',
      line: 3,
      title: 'x,y::z%0A',
      message: '100 %\n::set-output name=a::b\r',
    };
    expect(annotationCommand({ level: 'error', ...hostile })).toBe(
      '::error file=a%2Cb%3Ac%0D%0A%3A%3Ad,line=3,title=x%2Cy%3A%3Az%250A::100 %25%0A::set-output name=a::b%0D',
    );
  });
});
