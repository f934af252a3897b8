import { describe, expect, it } from 'vitest';
import type { RunEvent, Status } from '../../../../src/model/event.ts';
import { cellFigures } from '../../../../src/page/views/cases/cell-figures.ts';
import { filterCases } from '../../../../src/page/views/cases/filter-cases.ts';
import { listCases } from '../../../../src/page/views/cases/list-cases.ts';
import { readSettings } from '../../../../src/page/views/cases/read-settings.ts';
import { readSort } from '../../../../src/page/views/cases/read-sort.ts';
import { shapeRows } from '../../../../src/page/views/cases/shape-rows.ts';
import { sortCases } from '../../../../src/page/views/cases/sort-cases.ts';
import { finished, planned, started, trial } from '../../../support/events.ts';
import { pageData } from '../../../support/page-data.ts';

const statuses: Readonly<Record<string, Status>> = {
  p: 'passed',
  f: 'failed',
  e: 'errored',
  i: 'invalid',
  s: 'skipped',
};

/** A run in which each case has, by agent, trials that ended as the letters say. */
function runOf(
  cases: Readonly<Record<string, Readonly<Record<string, string>>>>,
  parts: (id: string) => Parameters<typeof planned>[1] = () => ({}),
): RunEvent[] {
  const agents = [...new Set(Object.values(cases).flatMap((byAgent) => Object.keys(byAgent)))];
  const plans = Object.entries(cases).map(([id, byAgent]) =>
    planned(id, { agents: Object.keys(byAgent), iterations: 9, ...parts(id) }),
  );
  const trials = Object.entries(cases).flatMap(([id, byAgent]) =>
    Object.entries(byAgent).flatMap(([agent, letters]) =>
      [...letters].map((letter, index) =>
        trial(id, { agent, iteration: index + 1, status: statuses[letter] ?? 'invalid' }),
      ),
    ),
  );
  const named = agents.map((name) => ({ name, type: 'module', digest: name }));
  return [started({ agents: named }), ...plans, ...trials, finished];
}

async function found(events: readonly RunEvent[], query: string, earlier?: readonly RunEvent[]) {
  const settings = readSettings(new URLSearchParams(query));
  const shaped = shapeRows(listCases(await pageData(events, earlier)), settings);
  const rows = filterCases(shaped.rows, settings);
  return sortCases({ ...shaped, rows }, readSort(settings.sort)).map(({ id }) => id.replace('suite/', ''));
}

describe('the rows of the list of cases', () => {
  const run = runOf(
    {
      refund: { bot: 'pp', rival: 'ff' },
      Login: { bot: 'pf', rival: 'pp' },
      search: { bot: 'pi', rival: 'es' },
    },
    (id) => ({ tags: id === 'search' ? ['Smoke'] : [] }),
  );

  it('are found by text in key or tag, without regard to case', async () => {
    expect(await found(run, 'q=LOG')).toEqual(['Login']);
    expect(await found(run, 'q=smoke')).toEqual(['search']);
    expect(await found(run, 'q=nothing')).toEqual([]);
  });

  it('have the status asked for in some iteration of an agent that is shown', async () => {
    expect(await found(run, 'status=failed')).toEqual(['refund', 'Login']);
    expect(await found(run, 'status=failed&agent=bot')).toEqual(['Login']);
    expect(await found(run, 'status=unheard-of')).toEqual([]);
  });

  it('are flaky where some trials passed and some did not, whatever could not be measured', async () => {
    expect(await found(run, 'flaky=yes')).toEqual(['Login']);
  });

  it('must hold what is asked of one and the same agent', async () => {
    expect(await found(run, 'flaky=yes&status=errored')).toEqual([]);
    expect(await found(run, 'flaky=yes&agent=rival')).toEqual([]);
  });

  it('are told from those of the baseline by shares of passed trials, and not where they were edited', async () => {
    const now = runOf({
      a: { bot: 'pp' },
      b: { bot: 'pf' },
      c: { bot: 'p' },
      d: { bot: 'p' },
      e: { bot: 'i' },
    });
    const before = runOf(
      { a: { bot: 'p' }, b: { bot: 'pp' }, c: { bot: 'f' }, e: { bot: 'p' }, gone: { bot: 'p' } },
      (id) => (id === 'c' ? { digest: 'other' } : {}),
    );
    const list = listCases(await pageData(now, before));
    expect(list.rows.map(({ cells }) => cells[0]?.change?.kind)).toEqual([
      'same',
      'worse',
      'edited',
      'new',
      undefined,
    ]);
    expect(list.rows[1]?.cells[0]?.change?.rise).toBe(-0.5);
    expect(list.gone).toBe(1);
    expect(await found(now, 'differs=yes', before)).toEqual(['b', 'c', 'd']);
  });

  it('are sorted by figures of an agent, what was not measured last either way', async () => {
    const cases = runOf({ a: { bot: 'pf' }, b: { bot: 'i' }, c: { bot: 'pp' }, d: { bot: 'f' } });
    expect(await found(cases, 'sort=passed@bot')).toEqual(['d', 'a', 'c', 'b']);
    expect(await found(cases, 'sort=-passed@bot')).toEqual(['c', 'a', 'd', 'b']);
    expect(await found(cases, 'sort=passed@nobody')).toEqual(['a', 'b', 'c', 'd']);
    expect(await found(cases, 'sort=nonsense')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are sorted by key as people count', async () => {
    const cases = runOf({ 'case-10': { bot: 'p' }, 'case-9': { bot: 'p' } });
    expect(await found(cases, 'sort=key')).toEqual(['case-9', 'case-10']);
  });

  it('are a case and agent each where most cases are not for most agents', async () => {
    const sparse = runOf({ a: { one: 'p' }, b: { two: 'p' }, c: { three: 'p', one: 'f' } });
    expect(await found(sparse, '')).toEqual(['a@one', 'b@two', 'c@one', 'c@three']);
    expect(await found(sparse, 'sort=passed')).toEqual(['c@one', 'a@one', 'b@two', 'c@three']);
    expect(await found(sparse, 'agent=one')).toEqual(['a', 'c']);
  });
});

describe('the figures of a cell', () => {
  it('are those that the report would give', async () => {
    const events = runOf({ a: { bot: 'pfi' } }).map((event) =>
      event.type === 'trial-finished' && event.status !== 'invalid'
        ? {
            ...event,
            latencyMs: event.iteration * 100,
            usage: { modelCalls: 1, inputTokens: 1, outputTokens: 1, costUsd: event.iteration },
          }
        : event,
    );
    const { cells } = await pageData(events);
    const [cell] = cells;
    expect(cell && cellFigures(cell)).toMatchObject({
      passShare: 0.5,
      score: 0.5,
      latency: { value: 150 },
      costUsd: 1.5,
    });
  });

  it('are not measured where any trial has no value, or none counts', async () => {
    const { cells } = await pageData(runOf({ a: { bot: 'i' } }));
    const [cell] = cells;
    expect(cell && cellFigures(cell)).toEqual({ passShare: null, score: null, latency: null, costUsd: null });
  });

  it('say at least, where the median is a trial that ran out of time', async () => {
    const hung = { status: 'errored', error: { kind: 'timeout', message: 'late' }, latencyMs: 5000 } as const;
    const { cells } = await pageData([started(), planned('a'), trial('a', hung), finished]);
    const [cell] = cells;
    expect(cell && cellFigures(cell).latency).toMatchObject({ value: 5000, atLeast: true });
  });
});
