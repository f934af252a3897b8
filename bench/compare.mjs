import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSources } from './import-sources.mjs';
import { ratioOf, showMs } from './measure.mjs';

const rounds = 7;

/** Comparing two reports of 100,000 trials, bootstrap included, against parsing the two. */
export async function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-compare-'));
  const made = await load(join(folder, 'compare.mjs'));
  const results = [];
  for (const [cases, iterations] of [
    [1000, 100],
    [20_000, 5],
    [100_000, 1],
  ]) {
    results.push(measure({ cases, iterations, ...made }));
  }
  rmSync(folder, { recursive: true });
  return results;
}

function measure({ cases, iterations, compareRuns, readReport, seededRandom }) {
  const texts = [
    reportOf(cases, iterations, 0.9, seededRandom),
    reportOf(cases, iterations, 0.88, seededRandom),
  ];
  const runs = texts.map((text, index) => ({ name: `run ${index}`, measured: readReport(text).run }));
  const [parsing, comparing] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const parseMs = timed(() => texts.map((text) => JSON.parse(text)));
    const compareMs = timed(() => compareRuns(runs));
    if (round === 0) continue;
    parsing.push(parseMs);
    comparing.push(compareMs);
  }
  return {
    target: `compare: two reports of ${cases.toLocaleString('en-US')} cases × ${iterations} ≤ 10 × parsing them`,
    limit: 10,
    measured: ratioOf(comparing, parsing),
    unit: ' ×',
    detail: `${showMs(comparing)} against ${showMs(parsing)}`,
  };
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function load(outfile) {
  return importSources(
    `export { seededRandom } from './model/random.ts';
        export { compareRuns } from './report/compare/compare-runs.ts';
        export { readReport } from './report/earlier/read-report.ts';`,
    outfile,
  );
}

/** A report with trials of all kinds, the same for the same figures. */
function reportOf(cases, iterations, passRate, seededRandom) {
  const random = seededRandom(`pass rate ${passRate}`).next;
  const numbers = Array.from({ length: iterations }, (_, index) => index + 1);
  const cells = Array.from({ length: cases }, (_, index) => {
    const passed = numbers.map(() => random() < passRate);
    return {
      case: `suite/case-${index}`,
      suite: 'suite',
      agent: 'agent',
      digest: `digest-${index}`,
      place: { file: 'cases/suite.yaml', line: 1, column: 1 },
      tags: [],
      iterations: numbers,
      status: passed.map((one) => (one ? 'p' : 'f')).join(''),
      score: passed.map(Number),
      latencyMs: numbers.map(() => 100 + (index % 50) * 10 - 40 * Math.log(1 - random())),
      waitMs: numbers.map(() => 0),
      costUsd: numbers.map(() => 0.001 + 0.001 * random()),
      tokens: numbers.map(() => 100 + Math.floor(200 * random())),
      timedOut: [],
      failures: [],
    };
  });
  return JSON.stringify({ ...head, cells });
}

const at = '2026-01-01T00:00:00.000Z';
const head = {
  schemaVersion: 1,
  run: {
    run: 'run',
    at,
    seed: 1,
    trials: 0,
    arguments: [],
    agents: [{ name: 'agent', type: 'module', digest: 'agent' }],
    environment: { package: '0.0.0', node: '20.19.0', platform: 'linux-x64', cpus: 2, ci: false },
    finishedAt: at,
    durationMs: 0,
    status: 'completed',
    resumes: 0,
    suites: [{ name: 'suite', file: 'cases/suite.yaml' }],
  },
  verdict: { exitCode: 0, reasons: [] },
  thresholds: [],
  leaderboard: [],
  groups: [],
  gates: [],
  warnings: [],
};
