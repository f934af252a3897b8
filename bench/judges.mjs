import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bench } from 'tinybench';
import { importSources } from './import-sources.mjs';
import { ratioOf } from './measure.mjs';

const rounds = 15;
const calls = 20_000;

/** One prepared `contains` on one output, against the same check by hand that makes the same record. */
export async function judges() {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-bench-'));
  const { prepared, subject } = await prepareContains(join(folder, 'judge.mjs'));
  const byHand = ({ output }) => {
    const passed = typeof output.text === 'string' && output.text.includes('refunded');
    return {
      judge: 'contains',
      status: passed ? 'passed' : 'failed',
      score: passed ? 1 : 0,
      reason: 'contains "refunded"',
    };
  };
  const sides = { prepared: [], byHand: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const [name, judge] of Object.entries({ prepared, byHand })) {
      const meanMs = await meanOf(() => judge(subject));
      if (round > 0) sides[name].push(meanMs);
    }
  }
  rmSync(folder, { recursive: true });
  return [
    {
      target: 'judges: a prepared `contains` ≤ 10 × the same check and record by hand',
      limit: 10,
      measured: ratioOf(sides.prepared, sides.byHand),
      unit: ' ×',
      detail: `${nanoseconds(sides.prepared)} against ${nanoseconds(sides.byHand)} a judgement`,
    },
  ];
}

async function meanOf(work) {
  const bench = new Bench({ iterations: 1, time: 0, warmup: false, retainSamples: true });
  // One sample is many calls: a single one is shorter than what the clock can tell.
  bench.add('calls', () => {
    for (let call = 0; call < calls; call++) work();
  });
  const [task] = await bench.run();
  return task.result.latency.mean / calls;
}

async function prepareContains(outfile) {
  const { contains, createRegistry, prepareJudge } = await importSources(
    `export { contains } from './judge/text/contains.ts';
        export { createRegistry } from './judge/registry.ts';
        export { prepareJudge } from './judge/prepare-judge.ts';`,
    outfile,
  );
  const registry = createRegistry([contains]);
  const { use } = registry.read({ contains: 'refunded' }, undefined);
  const subject = {
    case: 'bench/case',
    input: null,
    output: { text: 'Your parcel is refunded within five days.' },
    trace: { spans: [] },
    latencyMs: 1,
    waitMs: 0,
    usage: null,
    metadata: {},
  };
  return { prepared: prepareJudge(use, registry, {}), subject };
}

function nanoseconds(meansMs) {
  const sorted = [...meansMs].sort((a, b) => a - b);
  return `${Math.round((sorted[sorted.length >> 1] ?? 0) * 1e6)} ns`;
}
