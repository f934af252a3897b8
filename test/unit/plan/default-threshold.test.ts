import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/model/case.ts';
import { scopeThresholds } from '../../../src/plan/scope-thresholds.ts';

const testCase: Case = {
  key: 's/a',
  suite: 's',
  digest: '0',
  place: { file: 'cases/s.yaml', line: 1, column: 1 },
  tags: ['smoke'],
  agents: ['bot'],
  input: null,
  expect: [{ judge: 'is-json', negated: false, settings: {} }],
  clock: 'real',
  limits: {},
  only: false,
  metadata: {},
};

function textsWith(...commandLine: readonly string[]): string[] {
  const suites = [
    { name: 's', file: 'cases/s.yaml', covers: [], agents: [], thresholds: [], cases: [testCase] },
  ];
  const cases = [{ case: testCase, agents: ['bot'] }];
  const names = { agents: ['bot'], judges: ['is-json'] };
  return scopeThresholds(suites, cases, commandLine, [], names).thresholds.map(
    ({ threshold }) => threshold.text,
  );
}

describe('the default threshold', () => {
  it.each(['latency-p95 <= 2s', 'pass-rate{judge:is-json} >= 50%', 'pass-rate{!tag:smoke} >= 50%'])(
    'holds where only "%s" is asked for',
    (text) => expect(textsWith(text)).toEqual([text, 'pass-rate == 100%']),
  );

  it('gives way to a threshold on the pass rate of some of the suite', () => {
    expect(textsWith('pass-rate{agent:bot} >= 95%')).toEqual(['pass-rate{agent:bot} >= 95%']);
  });
});
