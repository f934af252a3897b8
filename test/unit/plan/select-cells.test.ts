import { describe, expect, test } from 'vitest';
import type { Case, Suite } from '../../../src/model/case.ts';
import { assemblePlan } from '../../../src/plan/assemble-plan.ts';
import { scopeThresholds } from '../../../src/plan/scope-thresholds.ts';
import { type Filter, selectCells } from '../../../src/plan/select-cells.ts';
import { agentOf, caseOf } from '../../support/plan-of.ts';

const place = { file: 'cases/suite.yaml', line: 3, column: 5 };
const cases = [
  caseOf('a', { tags: ['smoke'], agents: ['left', 'right'] }),
  caseOf('b', { tags: ['smoke', 'slow'], agents: ['left'] }),
  caseOf('c', { tags: [], skip: 'later' }),
];

function suiteOf(parts: Partial<Suite> = {}): Suite {
  return { name: 'suite', file: 'cases/suite.yaml', covers: [], agents: [], thresholds: [], cases, ...parts };
}

function select(filter: Partial<Filter>, suites = [suiteOf()], defaults: readonly string[] = ['left']) {
  const { cases: selected, diagnostics } = selectCells(
    suites,
    { agents: [], tags: [], text: '', cells: null, ...filter },
    defaults,
  );
  return {
    cells: selected.flatMap(({ case: one, agents }) => agents.map((agent) => `${one.key.at(-1)}@${agent}`)),
    codes: diagnostics.map(({ code, fix }) => `${code} ${fix}`),
  };
}

describe('the cells of a run', () => {
  test.each<[string, Partial<Filter>, string[]]>([
    [
      'everything, with the default agent where a case names none',
      {},
      ['a@left', 'a@right', 'b@left', 'c@left'],
    ],
    ['the agents asked for', { agents: ['right'] }, ['a@right']],
    ['cases with one of the tags', { tags: ['slow', 'smoke'] }, ['a@left', 'a@right', 'b@left']],
    ['cases without a tag', { tags: ['!slow'] }, ['a@left', 'a@right', 'c@left']],
    ['both at once', { tags: ['smoke', '!slow'] }, ['a@left', 'a@right']],
    ['cases by a part of their name, upper and lower case alike', { text: 'SUITE/B' }, ['b@left']],
    ['single cells', { cells: new Set(['suite/a@right']) }, ['a@right']],
  ])('are %s', (_, filter, cells) => {
    expect(select(filter)).toEqual({ cells, codes: [] });
  });

  test('are those marked with `only`, where there are any', () => {
    const marked = suiteOf({ cases: cases.map((one) => ({ ...one, only: one.key === 'suite/b' })) });
    expect(select({}, [marked, suiteOf({ cases: [caseOf('z')] })]).cells).toEqual(['b@left']);
  });

  test('never come from a misspelt tag or agent', () => {
    const { codes } = select({ tags: ['smoek', '!slow'], agents: ['lef'] });
    expect(codes).toEqual([
      expect.stringMatching(/^run\/unknown-tag Did you mean "smoke"/),
      expect.stringMatching(/^run\/unknown-agent Did you mean "left"/),
    ]);
  });

  test('need an agent', () => {
    expect(select({}, [suiteOf()], []).codes).toEqual([expect.stringContaining('run/no-agent')]);
  });
});

describe('a plan', () => {
  const agents = new Map(['left', 'right'].map((name) => [name, agentOf(() => 'good', { name })]));
  const settings = { seed: 1, iterations: null, timeoutMs: null, defaultIterations: 2 };
  const selected = [
    { case: { ...caseOf('a'), iterations: 5, timeoutMs: 100 }, agents: ['left', 'right'] },
    { case: caseOf('b'), agents: ['left'] },
    { case: caseOf('c', { skip: 'later' }), agents: ['left'] },
  ];

  test('counts cells times iterations, skipped ones left out; a case goes before the config', () => {
    const plan = assemblePlan(selected, agents, [], settings);
    expect(plan.trials).toBe(2 * 5 + 2);
    expect(plan.cases.map(({ iterations, timeoutMs }) => [iterations, timeoutMs])).toEqual([
      [5, 100],
      [2, null],
      [2, null],
    ]);
    expect(plan.agents.map(({ name }) => name)).toEqual(['left', 'right']);
  });

  test('lets the command line go before a case', () => {
    const plan = assemblePlan(selected, agents, [], { ...settings, iterations: 1, timeoutMs: 50 });
    expect(plan.trials).toBe(3);
    expect(plan.cases.map(({ timeoutMs }) => timeoutMs)).toEqual([50, 50, 50]);
  });
});

describe('the thresholds of a run', () => {
  const texts = (...all: string[]) => all.map((text) => ({ text, place }));
  const names = { agents: ['left', 'right'], judges: ['equals'] };
  const other = suiteOf({
    name: 'other',
    cases: [caseOf('x', { key: 'other/x', suite: 'other', tags: ['rare'] })],
  });

  function scope(
    suites: Suite[],
    filter: Partial<Filter>,
    {
      commandLine = [],
      config = [],
      isPartial = false,
    }: { commandLine?: string[]; config?: string[]; isPartial?: boolean } = {},
  ) {
    const { cases: picked } = selectCells(
      suites,
      { agents: [], tags: [], text: '', cells: null, ...filter },
      ['left'],
    );
    const fromConfig = config.map((text) => ({ text, from: 'agent-eval.config.yaml' }));
    const { thresholds, diagnostics } = scopeThresholds(suites, picked, commandLine, fromConfig, {
      ...names,
      isPartial,
    });
    return {
      shown: thresholds.map(
        ({ threshold, from, suite }) => `${threshold.text} | ${from} | ${suite ?? 'all'}`,
      ),
      codes: diagnostics.map(({ code, severity }) => `${severity} ${code}`),
      diagnostics,
    };
  }

  test('are those of the command line and config over all suites, and those of each suite over its own', () => {
    const suites = [suiteOf({ thresholds: texts('pass-rate >= 90%') }), other];
    expect(
      scope(suites, {}, { commandLine: ['error-rate == 0%'], config: ['latency-p95 <= 2s'] }),
    ).toMatchObject({
      shown: [
        'error-rate == 0% | --threshold | all',
        'latency-p95 <= 2s | agent-eval.config.yaml | all',
        'pass-rate >= 90% | cases/suite.yaml:3 | suite',
        'pass-rate == 100% | default | other',
      ],
      codes: [],
    });
  });

  test('get a default for each suite whose pass rate nothing covers, and none where the config covers all', () => {
    const suites = [suiteOf({ thresholds: texts('latency-p95 <= 2s') }), other];
    expect(scope(suites, {}).shown).toEqual([
      'latency-p95 <= 2s | cases/suite.yaml:3 | suite',
      'pass-rate == 100% | default | suite',
      'pass-rate == 100% | default | other',
    ]);
    expect(scope(suites, {}, { config: ['pass-rate >= 50%'] }).shown).toHaveLength(2);
    expect(scope(suites, {}, { config: ['pass-rate{suite:other} >= 50%'] }).shown).toContain(
      'pass-rate == 100% | default | suite',
    );
  });

  test('lose those of suites and config that a filter leaves nothing of, never those of the command line', () => {
    const suites = [
      suiteOf({ thresholds: texts('pass-rate{agent:right} == 100%', 'pass-rate >= 10%') }),
      other,
    ];
    const filtered = scope(
      suites,
      { agents: ['left'], text: 'suite/' },
      { commandLine: ['pass-rate{agent:right} >= 0%'], config: ['pass-rate{suite:other} >= 1%'] },
    );
    expect(filtered.shown).toEqual([
      'pass-rate{agent:right} >= 0% | --threshold | all',
      'pass-rate >= 10% | cases/suite.yaml:3 | suite',
    ]);
  });

  test('about a judge are lost where no case that is left asks it', () => {
    const judged = (id: string, judge: string, parts: Partial<Case> = {}) =>
      caseOf(id, { expect: [{ judge, negated: false, settings: {} }], ...parts });
    const cases = [judged('a', 'equals'), judged('b', 'regex')];
    const suites = [suiteOf({ cases, thresholds: texts('pass-rate{judge:equals} >= 50%') })];
    const kept = 'pass-rate{judge:equals} >= 50% | cases/suite.yaml:3 | suite';
    expect(scope(suites, { text: '/a' }).shown).toContain(kept);
    expect(scope(suites, { text: '/b' }).shown).not.toContain(kept);
    const inTurn = judged('b', 'regex', {
      turns: [{ input: 'x', expect: [{ judge: 'equals', negated: false, settings: {} }] }],
    });
    expect(scope([{ ...suites[0], cases: [inTurn] } as Suite], {}).shown).toContain(kept);
    const negated = suiteOf({
      cases: [caseOf('c', { expect: [{ judge: 'equals', negated: true, settings: {} }] })],
      thresholds: texts('pass-rate{judge:not-equals} >= 50%', 'pass-rate{judge:equals} >= 50%'),
    });
    expect(scope([negated], {})).toMatchObject({
      shown: ['pass-rate{judge:not-equals} >= 50% | cases/suite.yaml:3 | suite', expect.any(String)],
      codes: [],
    });
  });

  test('ask nothing of a suite whose cases are all skipped', () => {
    expect(scope([suiteOf({ cases: [caseOf('c', { skip: 'later' })] })], {}).shown).toEqual([]);
  });

  test('never select a name that does not exist', () => {
    const wrong = [
      'pass-rate{tag:smoek} >= 1',
      'pass-rate{suite:suit} >= 1',
      'pass-rate{case:suite/q} >= 1',
      'pass-rate{agent:lef} >= 1',
      'score-mean{judge:equal} >= 1',
    ];
    const { codes, diagnostics } = scope([suiteOf()], {}, { commandLine: wrong });
    expect(codes).toEqual(
      ['tag', 'suite', 'case', 'agent', 'judge'].map((by) => `error threshold/unknown-${by}`),
    );
    expect(diagnostics[0]?.fix).toContain('"smoke"');
    expect(
      scope([suiteOf({ thresholds: texts('pass-rate{tag:smoek} >= 1') })], {}).diagnostics,
    ).toMatchObject([{ place }]);
  });

  test('of the config may speak of case files that were not read this time', () => {
    const config = ['pass-rate{suite:elsewhere} >= 1', 'pass-rate{agent:lef} >= 1'];
    expect(scope([suiteOf()], {}, { config, isPartial: true }).codes).toEqual([
      'warning threshold/unknown-suite',
      'warning threshold/unknown-agent',
    ]);
  });

  test('tell mistakes of the grammar', () => {
    expect(
      scope([suiteOf()], {}, { commandLine: ['passrate > 1'], config: ['pass-rate >= 2s'] }).codes,
    ).toEqual(['error threshold/syntax', 'error threshold/syntax']);
  });
});
