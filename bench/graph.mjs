import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beside, median, ratioOf, runNode, show } from './measure.mjs';

const shapes = {
  wide: '10,000 nodes side by side',
  chain: '10,000 nodes in a row',
  layered: '100 layers of 100 nodes, each after three of the layer before',
};

/**
 * Nodes per second of the graph engine with nodes that do nothing, against a loop that awaits them one by one. Both in
 * one process, in turn, without a recorder. For comparison: a loop that also keeps results by name, as whoever hands
 * them on must, and the engine with the recorder of a trial.
 */
export function graph() {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-bench-'));
  const parts = join(folder, 'parts.mjs');
  buildSync({
    stdin: {
      contents: `export { graph, node } from './kit/index.ts';
        export { TrialContext } from './context/trial-context.ts';`,
      resolveDir: beside('../src'),
      loader: 'ts',
    },
    outfile: parts,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const rates = (shape, recorder) => {
    const result = join(folder, 'rates.json');
    runNode([beside('graph-rounds.mjs'), parts, shape, recorder, result]);
    return JSON.parse(readFileSync(result, 'utf8'));
  };
  const results = Object.entries(shapes).map(([shape, words]) => resultOf(words, rates, shape));
  rmSync(folder, { recursive: true });
  return results;
}

function resultOf(words, rates, shape) {
  const bare = rates(shape, 'none');
  const recorded = rates(shape, 'trial');
  return {
    target: `graph: ${words}, async no-op nodes, real clock, nothing recorded: ≥ 1/5 of the rate of a bare await loop`,
    limit: 5,
    measured: ratioOf(bare.loop, bare.graph),
    unit: ' × slower',
    detail: [
      `${perSecond(bare.graph)} nodes/s against ${perSecond(bare.loop)}`,
      `${show(ratioOf(bare.keepingLoop, bare.graph))} × slower than a loop that keeps results by name (${perSecond(bare.keepingLoop)})`,
      `${perSecond(recorded.graph)} nodes/s with the recorder of a trial`,
    ].join('; '),
  };
}

function perSecond(rates) {
  return Math.round(median(rates)).toLocaleString('en');
}
