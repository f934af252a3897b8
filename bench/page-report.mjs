import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSources } from './import-sources.mjs';
import { beside } from './measure.mjs';

const at = '2026-01-01T00:00:00.000Z';

/**
 * What writes pages with the reporter that users have, from the events of runs that never were.
 *
 * @param folder - where sources and pages go
 * @returns a function that writes the page of so many cases, agents and iterations, and says where
 */
export async function pageWriter(folder) {
  // The reporter looks for the built page beside itself.
  cpSync(beside('../dist/page'), join(folder, 'page'), { recursive: true });
  const made = await importSources(
    `export { RunFold } from './report/fold/run-fold.ts';
        export { buildReport } from './report/build-report.ts';
        export { baselineOf } from './report/baseline/baseline-of.ts';
        export { htmlReporter } from './report/html/html-reporter.ts';
        export { seededRandom } from './model/random.ts';`,
    join(folder, 'sources', 'page-report.mjs'),
  );
  return async (name, plan) => {
    const run = foldOf('run', plan, made);
    const report = made.buildReport(run.fold);
    const before = made.baselineOf(foldOf('earlier run', plan, made).fold);
    const { files } = await made.htmlReporter.report(report, {
      record: run.record,
      baseline: async () => ({ ...before, record: null }),
      history: async () => [],
    });
    const file = join(folder, `${name}.html`);
    writeFileSync(file, '');
    for (const chunk of files[0].content) writeFileSync(file, chunk, { flag: 'a' });
    return file;
  };
}

/** A run with trials of all kinds, the same for the same name. */
function foldOf(name, { cases, agents, iterations }, { RunFold, seededRandom }) {
  const names = Array.from({ length: agents }, (_, index) => `agent-${index}`);
  const planned = Array.from({ length: cases }, (_, index) => plannedCase(index, names, iterations));
  const trial = (key) => trialOf(key, seededRandom(`${name} ${key.case} ${key.agent} ${key.iteration}`));
  const fold = new RunFold();
  fold.apply(started(name, names, cases * agents * iterations));
  for (const one of planned) fold.apply(one);
  for (const one of planned) {
    for (const agent of names) {
      for (let iteration = 1; iteration <= iterations; iteration++) {
        fold.apply(trial({ case: one.case, agent, iteration }));
      }
    }
  }
  fold.apply({ type: 'run-finished', at, status: 'completed', durationMs: 1000 });
  return { fold, record: { cases: planned, trials: () => [], trial } };
}

function started(run, agents, trials) {
  return {
    type: 'run-started',
    schemaVersion: 1,
    run,
    at,
    resumed: false,
    seed: 1,
    trials,
    arguments: ['run'],
    agents: agents.map((name) => ({ name, type: 'module', digest: name })),
    thresholds: [],
    environment: { package: '0.0.0', node: '20.19.0', platform: 'linux-x64', cpus: 2, ci: false },
  };
}

function plannedCase(index, agents, iterations) {
  const suite = `suite-${index % 10}`;
  return {
    type: 'case-planned',
    case: `${suite}/refund-of-order-${index}-is-explained`,
    suite,
    digest: `digest of ${index}`,
    place: { file: `cases/${suite}.yaml`, line: index + 1, column: 5 },
    tags: [['smoke', 'regression', 'edge-case'][index % 3]],
    agents,
    iterations,
    input: `Where is my refund for order ${index}?`,
  };
}

function trialOf(key, random) {
  const chance = random.next();
  const status = chance < 0.9 ? 'passed' : chance < 0.97 ? 'failed' : chance < 0.99 ? 'errored' : 'invalid';
  const latencyMs = 200 - 100 * Math.log(1 - random.next());
  return {
    type: 'trial-finished',
    ...key,
    at,
    status,
    output: `Your refund was sent on day ${random.integer(1, 28)}. It takes ${random.integer(2, 9)} days to arrive.`,
    score: status === 'invalid' ? null : status === 'passed' ? 1 : random.next() / 2,
    judgements: [
      { judge: 'contains', status: status === 'passed' ? 'passed' : 'failed', score: 0, reason: 'says when' },
    ],
    latencyMs,
    waitMs: 0,
    cold: key.iteration === 1,
    usage: { modelCalls: 1, inputTokens: 200, outputTokens: 40, costUsd: 0.001 * random.next() },
    ...(status === 'errored' ? { error: { kind: 'agent', message: 'the ledger did not answer' } } : {}),
    spans: [
      {
        id: 1,
        parent: null,
        name: 'chat',
        label: 'model',
        startMs: 0,
        endMs: latencyMs,
        attributes: {},
        events: [],
      },
    ],
  };
}
