import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSources } from './import-sources.mjs';
import { inTurn, ratioOf, showMs } from './measure.mjs';

const rounds = 7;
const cases = 1000;
const iterations = 1000;

/** All figures of an agent with 1,000,000 trials, against nothing but sorting its latencies. */
export async function figures() {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-bench-'));
  const { CellColumns, measureFigures } = await bundled(join(folder, 'figures.mjs'));
  rmSync(folder, { recursive: true });
  const cells = Array.from({ length: cases }, (_, index) => cellOf(index, CellColumns));
  const latencies = new Float64Array(cases * iterations);
  for (const [index, { trials }] of cells.entries()) latencies.set(trials.latencyMs, index * iterations);
  const measured = inTurn(rounds, {
    figures: () => timed(() => measureFigures(cells).latency.p99.value),
    sort: () => timed(() => new Float64Array(latencies).sort().at(-1)),
  });
  return [
    {
      target: 'figures: all figures of 1,000,000 trials ≤ 3 × sorting their latencies',
      limit: 3,
      measured: ratioOf(measured.figures, measured.sort),
      unit: ' ×',
      detail: `${showMs(measured.figures)} against ${showMs(measured.sort)}`,
    },
  ];
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Latencies with a long tail; 1 in 20 fails, 1 in 1,000 runs out of time. */
function cellOf(index, CellColumns) {
  const planned = {
    type: 'case-planned',
    case: `bench/case-${index}`,
    suite: 'bench',
    digest: String(index),
    place: { file: 'cases/bench.yaml', line: 1, column: 1 },
    tags: [],
    agents: ['agent'],
    iterations,
    input: null,
  };
  const cell = new CellColumns(planned, 'agent');
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const chance = Math.random();
    cell.trials.set({
      iteration,
      status: chance < 0.001 ? 'errored' : chance < 0.05 ? 'failed' : 'passed',
      score: chance < 0.05 ? 0 : 1,
      latencyMs: chance < 0.001 ? 30_000 : 200 * (1 - Math.random()) ** -0.5,
      waitMs: 0,
      costUsd: 0.002 * Math.random(),
      tokens: Math.floor(2000 * Math.random()),
      timedOut: chance < 0.001,
      cold: false,
      retried: false,
    });
  }
  return cell;
}

async function bundled(outfile) {
  return importSources(
    `export { CellColumns } from './report/fold/cell-columns.ts';
        export { measureFigures } from './report/measure/measure-figures.ts';`,
    outfile,
  );
}
