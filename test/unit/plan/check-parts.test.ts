import { expect, it } from 'vitest';
import { builtinJudges } from '../../../src/judge/builtin-judges.ts';
import { createRegistry } from '../../../src/judge/registry.ts';
import type { AgentParts } from '../../../src/model/agent.ts';
import type { Case } from '../../../src/model/case.ts';
import type { Json } from '../../../src/model/json.ts';
import type { JudgeUse } from '../../../src/model/judge.ts';
import type { PlannedCase } from '../../../src/model/plan.ts';
import { checkParts } from '../../../src/plan/check-parts.ts';

const registry = createRegistry(builtinJudges);
const parts: AgentParts = { gates: ['quality_review'], nodes: ['load', 'clean/dedupe'], tools: ['write'] };

function useOf(item: Json): JudgeUse {
  const { use } = registry.read(item, undefined);
  if (!use) throw new Error('no such judge');
  return use;
}

function planned(own: Partial<Case>, declared: AgentParts | undefined = parts): PlannedCase {
  const testCase: Case = {
    key: 's/a',
    suite: 's',
    digest: '0',
    place: { file: 'cases/a.yaml', line: 3, column: 5 },
    tags: [],
    agents: [],
    input: null,
    expect: [],
    clock: 'virtual',
    limits: {},
    only: false,
    metadata: {},
    ...own,
  };
  const agent = { name: 'pipeline', run: () => null, ...(declared ? { parts: declared } : {}) };
  const one = { agent, name: 'pipeline', type: 'module', digest: '0', timeoutMs: 1000, inProcess: true };
  return { case: testCase, agents: [one], iterations: 1, timeoutMs: null };
}

const told = (own: Partial<Case>, declared?: AgentParts): string[] =>
  checkParts([planned(own, declared)], registry).map(({ code, fix }) => `${code}: ${fix}`);

it('tells scripted decisions, faults and judges at parts that the agent does not have', () => {
  const faults = [
    { node: 'laod', error: 'timeout' },
    { tool: 'wirte', error: 'timeout' },
    { gate: 'quality_reveiw', error: 'timeout' },
    { model: 'any', error: 'timeout' },
  ] as const;
  const expected = [useOf({ node: { name: 'dedupe' } }), useOf({ 'not-gate': 'publish' })];
  const approvals = { 'quality-review': [{ decision: 'approve' as const }] };
  expect(told({ approvals, faults: [...faults], expect: expected })).toEqual([
    'case/unknown-gate: Did you mean "quality_review"? Its gates: quality_review.',
    'case/unknown-node: Did you mean "load"? Its nodes: load, clean/dedupe.',
    'case/unknown-tool: Did you mean "write"? Its tools: write.',
    'case/unknown-gate: Did you mean "quality_review"? Its gates: quality_review.',
    'case/unknown-node: Did you mean "clean/dedupe"? Its nodes: load, clean/dedupe.',
    'case/unknown-gate: Its gates: quality_review.',
  ]);
});

it('tells mocks of tools that the agent does not have', () => {
  expect(told({ tools: { wirte: { returns: 1 }, write: { returns: 1 } } })).toEqual([
    'case/unknown-tool: Did you mean "write"? Its tools: write.',
  ]);
});

it('points at the case and says which agent lacks what', () => {
  const [diagnostic] = checkParts([planned({ faults: [{ node: 'laod', error: 'timeout' }] })], registry);
  expect(diagnostic).toMatchObject({
    message: 'This case has a fault at the node "laod", which the agent "pipeline" does not have.',
    place: { file: 'cases/a.yaml', line: 3, column: 5 },
  });
});

it('looks at the judges of turns, too', () => {
  const turns = [{ input: 1, expect: [useOf({ 'nodes-order': ['load', 'send'] })] }];
  expect(told({ turns })).toEqual(['case/unknown-node: Its nodes: load, clean/dedupe.']);
});

it('is content with parts that exist, with kinds that are not declared, and with cases that are skipped', () => {
  const approvals = { quality_review: [{ decision: 'approve' as const }] };
  expect(told({ approvals, faults: [{ node: 'load', error: 'timeout' }] })).toEqual([]);
  const faults = [{ node: 'laod', error: 'timeout' as const }];
  expect(told({ faults }, { tools: [] })).toEqual([]);
  expect(checkParts([{ ...planned({ faults, skip: 'later' }) }], registry)).toEqual([]);
});

it('tells a mistake once, however many rows have it', () => {
  const faults = [{ node: 'laod', error: 'timeout' as const }];
  const rows = [1, 2, 3].map((row) =>
    planned({ faults, place: { file: 'cases/a.yaml', line: 3, column: 5, row } }),
  );
  expect(checkParts(rows, registry)).toHaveLength(1);
});
