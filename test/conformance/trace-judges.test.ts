import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { repeatedCalls } from '../../src/judge/agent/repeated-calls.ts';
import { stepCount } from '../../src/judge/agent/step-count.ts';
import { toolArgs } from '../../src/judge/agent/tool-args.ts';
import { toolCallF1 } from '../../src/judge/agent/tool-call-f1.ts';
import { toolCalled } from '../../src/judge/agent/tool-called.ts';
import { toolStatus } from '../../src/judge/agent/tool-status.ts';
import { toolsCalled } from '../../src/judge/agent/tools-called.ts';
import { trajectory } from '../../src/judge/agent/trajectory.ts';
import { allOf } from '../../src/judge/combine/all-of.ts';
import { anyOf } from '../../src/judge/combine/any-of.ts';
import { noneOf } from '../../src/judge/combine/none-of.ts';
import { golden } from '../../src/judge/golden.ts';
import { script } from '../../src/judge/script.ts';
import { isJsonObject, type Json } from '../../src/model/json.ts';
import type { Judge, Subject } from '../../src/model/judge.ts';
import { problemsOf, subjectCalling, subjectWith, verdictOf } from '../support/trace-subject.ts';

const twice = subjectCalling('search', 'search');
const searched = subjectCalling(['search', { args: { query: 'tea' } }], 'fetch');
const other = subjectCalling('other');

/** Judge, settings, a subject that passes and one that fails. */
const judgesOfTraces: readonly [Judge, Json, Subject, Subject][] = [
  [toolCalled, { value: 'search' }, searched, other],
  [toolsCalled, { value: ['fetch', 'search'] }, searched, other],
  [toolArgs, { tool: 'search', args: { query: 'tea' } }, searched, other],
  [
    toolStatus,
    { tool: 'search', status: 'succeeded' },
    searched,
    subjectCalling(['search', { failed: true }]),
  ],
  [toolCallF1, { calls: ['fetch', 'search'], threshold: 0.8 }, searched, other],
  [trajectory, { calls: ['search', 'fetch'] }, searched, other],
  [stepCount, { value: 2 }, searched, other],
  [repeatedCalls, {}, searched, twice],
];

const allJudges: readonly Judge[] = [
  ...judgesOfTraces.map(([judge]) => judge),
  golden,
  script,
  allOf,
  anyOf,
  noneOf,
];

describe.each(judgesOfTraces.map(([judge, ...rest]) => [judge.name, judge, ...rest] as const))(
  '%s',
  (_name, judge, settings, passing, failing) => {
    it('passes with a score and a reason', async () => {
      const verdict = await verdictOf(judge, settings, passing);
      expect(verdict).toMatchObject({ status: 'passed', score: 1, reason: expect.stringMatching(/\.$/) });
    });

    it('fails with a score and a reason', async () => {
      const verdict = await verdictOf(judge, settings, failing);
      expect(verdict).toMatchObject({ status: 'failed', reason: expect.stringMatching(/\.$/) });
    });

    it('is invalid where there is no trace to read', async () => {
      const verdict = await verdictOf(judge, settings, subjectWith({ output: 'I searched.' }));
      expect(verdict).toMatchObject({ status: 'invalid', reason: expect.stringContaining('no trace') });
    });
  },
);

describe.each(allJudges.map((judge) => [judge.name, judge] as const))('%s as a judge', (name, judge) => {
  it('has examples that are YAML items of a list and fit its settings', () => {
    for (const example of judge.examples) {
      const items: Json = parse(example);
      expect(items).toHaveLength(1);
      const settings = settingsOf(judge, Array.isArray(items) ? items[0] : null);
      expect(judge.settings.safeParse(settings).error?.issues ?? []).toEqual([]);
      expect(problemsOf(judge, settings)).toEqual([]);
    }
  });

  it('describes each of its settings and refuses unknown ones', () => {
    const schema = z.toJSONSchema(judge.settings, { io: 'input', unrepresentable: 'any' });
    expect(schema.additionalProperties).toBe(false);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      expect(property, `${name}.${key}`).toHaveProperty('description');
    }
    if (judge.shortForm !== undefined)
      expect(Object.keys(schema.properties ?? {})).toContain(judge.shortForm);
  });
});

function settingsOf(judge: Judge, item: Json): Json {
  if (item === judge.name) return {};
  const written = isJsonObject(item) ? (item[judge.name] ?? null) : null;
  return isJsonObject(written) ? written : { [judge.shortForm ?? 'none']: written };
}
