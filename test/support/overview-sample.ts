import type { RunEvent } from '../../src/model/event.ts';
import type { HistoryRun } from '../../src/model/history-run.ts';
import { seededRandom } from '../../src/model/random.ts';
import { finished, planned, randomTrials, started } from './events.ts';

const agents = ['careful', 'quick'];
const ids = Array.from({ length: 30 }, (_, index) => `case-${index}`);

/** A benchmark of two agents that has something of everything: misses, gates, warnings, retries, hangs, an early stop. */
export const overviewSample: readonly RunEvent[] = [
  started({
    trials: 180,
    limits: ['pass-rate >= 95%', 'latency-p50 <= 20s', 'pass-rate >= baseline - 2pp'],
    agents: agents.map((name) => ({ name, type: 'module', digest: `${name}-1`, version: '1.2.0' })),
    bench: { warmup: 0, concurrency: 2, stopEarly: { p0: 0.9, p1: 0.5, alpha: 0.05, beta: 0.05 } },
    environment: {
      package: '1.0.0',
      node: '20.19.0',
      platform: 'linux-x64',
      cpus: 2,
      ci: true,
      commit: '0123456789abcdef',
      branch: 'feature/<b>\u202e',
    },
  }),
  ...ids.map((id, index) =>
    planned(id, {
      agents,
      iterations: 3,
      tags: index % 2 === 0 ? ['smoke'] : ['hard'],
      suite: index < 20 ? 'suite' : 'other',
    }),
  ),
  ...randomTrials({
    ids: ids.map((id, index) => `${index < 20 ? 'suite' : 'other'}/${id}`),
    agents,
    iterations: 3,
    random: seededRandom('overview'),
  }),
  finished,
];

/** The runs before: one that was killed, one whose files are damaged, and two whole ones. */
export const earlierRuns: readonly HistoryRun[] = [
  wholeRun('run-1', 0.5),
  { run: 'run-killed', at: '2025-12-31T00:00:00.000Z', status: 'unfinished', exitCode: null, agents: [] },
  wholeRun('run-0', null),
  wholeRun('run-00', 0.6),
  { run: 'broken', at: null, status: 'damaged', problem: 'no JSON', exitCode: null, agents: [] },
];

function wholeRun(run: string, passRate: number | null): HistoryRun {
  return {
    run,
    at: '2025-12-30T00:00:00.000Z',
    status: 'completed',
    exitCode: 1,
    commit: '89abcdef01234567',
    branch: 'main',
    agents: agents.map((agent) => ({
      agent,
      cases: 30,
      trials: 90,
      passRate,
      latencyP95Ms: passRate === null ? null : 900,
      isLatencyAtLeast: passRate === 0.5,
      costMeanUsd: null,
    })),
  };
}
