import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/model/event.ts';
import { seededRandom } from '../../../src/model/random.ts';
import { buildReport } from '../../../src/report/build-report.ts';
import { mergeRuns } from '../../../src/report/earlier/merge-runs.ts';
import { readReport } from '../../../src/report/earlier/read-report.ts';
import type { MeasuredRun } from '../../../src/report/fold/measured-run.ts';
import {
  finished,
  foldOf,
  planned,
  randomTrials,
  reportOf,
  runOf,
  started,
  trial,
} from '../../support/events.ts';

const limits = ['pass-rate >= 10%', 'score-mean{judge:graded} >= 0.5', 'latency-p95 <= 1m', 'pass-at-2 >= 0'];
const agents = ['agent', 'other'];
const ids = ['a', 'b', 'c', 'd', 'e'];
const iterations = 6;
const start = started({ limits, agents: agents.map((name) => ({ name, type: 'module', digest: name })) });
const cases = ids.map((id, index) =>
  planned(id, {
    agents,
    iterations,
    tags: [`tag-${index % 2}`],
    place: { file: 'cases/suite.yaml', line: index + 1, column: 1 },
  }),
);

function reread(events: readonly RunEvent[]): MeasuredRun {
  const reading = readReport(JSON.stringify(reportOf(events)));
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.run;
}

/** All that a report says but of the run as such. */
function saidOf(run: MeasuredRun) {
  const { run: _, cells, failing, ...report } = buildReport(run);
  return { ...report, cells: [...cells].map(withoutInputs), failing: [...failing].map(withoutInputs) };
}

/** Of a case that never failed a report does not know what was asked. */
function withoutInputs<Cell extends { readonly failures: readonly object[] }>(cell: Cell) {
  return { ...cell, failures: cell.failures.length };
}

function merged(parts: readonly MeasuredRun[]): MeasuredRun {
  const result = mergeRuns(parts);
  if ('problem' in result) throw new Error(result.problem);
  return result.run;
}

function problemOf(parts: readonly MeasuredRun[]): string {
  const result = mergeRuns(parts);
  return 'problem' in result ? result.problem : 'none';
}

describe('shards that are put together', () => {
  test.each([1, 2, 3, 4, 5, 6])('equal the whole, whether cut by cases or by iterations (%i)', (seed) => {
    const random = seededRandom(`split ${seed}`);
    const trials = randomTrials({ ids, agents, iterations, random });
    const whole = saidOf(foldOf([start, ...cases, ...trials, finished]));
    const parts = random.integer(2, 4);
    const partOf = new Map(ids.map((id) => [`suite/${id}`, random.integer(1, parts)]));
    const numbers = Array.from({ length: parts }, (_, index) => index + 1);
    const shardsOf = (isIn: (one: { case: string; iteration?: number }, part: number) => boolean) =>
      numbers.map((part): RunEvent[] => [
        start,
        ...cases.filter((one) => isIn(one, part)),
        ...trials.filter((one) => isIn(one, part)),
        finished,
      ]);
    const byCases = shardsOf((one, part) => partOf.get(one.case) === part);
    const byIterations = shardsOf(
      ({ iteration }, part) => iteration === undefined || (iteration + seed) % parts === part - 1,
    );
    for (const shards of [byCases, byIterations]) {
      expect(saidOf(merged(shards.map(foldOf)))).toEqual(whole);
      expect(saidOf(merged(shards.map(reread).reverse()))).toEqual(whole);
    }
  });

  const one = (parts: object = {}, of: object = {}): MeasuredRun =>
    reread([started(parts), planned('a', of), trial('a'), finished]);

  test('are refused where a trial is there twice', () => {
    expect(problemOf([one(), one()])).toBe('The trial suite/a@agent#1 is in more than one of them.');
  });

  test('are refused where a case or an agent was changed, or the seed is another', () => {
    const agent = { name: 'agent', type: 'module', digest: 'other' };
    expect(problemOf([one(), one({}, { digest: 'edited' })])).toContain('The case "suite/a" was edited');
    expect(problemOf([one(), one({ agents: [agent] })])).toContain('The agent "agent" was changed');
    expect(problemOf([one(), one({ seed: 2 })])).toBe('They ran with different seeds: 1, 2.');
  });

  test('are refused where a shard is missing, is there twice, or is mixed with a whole run', () => {
    const shard = (index: number, of = 3): MeasuredRun => {
      const id = `case-${index}`;
      return reread([started({ shard: { index, of } }), planned(id), trial(id), finished]);
    };
    expect(problemOf([shard(1), shard(3)])).toContain('divided by 3, and shard 2 is missing');
    expect(problemOf([shard(1)])).toContain('shards 2, 3 are missing');
    expect(problemOf([shard(1), shard(2), shard(3), shard(2)])).toBe('Shard 2 is there twice.');
    expect(problemOf([shard(1), shard(2), one()])).toContain('some are whole runs');
    expect(problemOf([shard(3), shard(1), shard(2)])).toBe('none');
  });

  test('hold no threshold against a part, and all of them against the whole', () => {
    const part = (index: number): RunEvent[] => {
      const shard = { index, of: 2 };
      const status = index === 1 ? 'failed' : 'passed';
      const id = `case-${index}`;
      return [started({ shard, limits: ['pass-rate >= 50%'] }), planned(id), trial(id, { status }), finished];
    };
    const [result] = reportOf(part(1)).thresholds;
    expect(result).toMatchObject({ evaluated: false, met: true });
    expect(buildReport(merged([1, 2].map((index) => foldOf(part(index))))).thresholds[0]).toMatchObject({
      evaluated: true,
      met: true,
      reason: '50 % meets >= 50 %.',
    });
  });

  test('tell that they are of different commits', () => {
    const environment = { ...started().environment, commit: 'abc' };
    const other = reread([started({ environment }), planned('b'), trial('b'), finished]);
    expect(merged([one(), other]).warnings).toEqual([
      { message: 'The parts of this report are of different commits: unknown, abc', trials: 0, first: '' },
    ]);
  });

  test('that were not measured to the end leave the whole unfinished', () => {
    const part = reread(runOf(2, () => ({})).slice(0, -1));
    const other = reread([started(), planned('b'), trial('b'), finished]);
    expect(merged([other, part]).run).toMatchObject({ status: 'unfinished', durationMs: null, trials: 0 });
  });
});
