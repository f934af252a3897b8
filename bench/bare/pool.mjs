// What the harness is held against: a pool that does nothing but wait and read the clock.
// Use: node pool.mjs <trials> <at once> <wait ms> <result>; the result is [P50, P95, P99] in milliseconds.
import { writeFileSync } from 'node:fs';

const [trials, atOnce, waitMs] = process.argv.slice(2, 5).map(Number);
const latencies = [];
let started = 0;

await Promise.all(Array.from({ length: atOnce }, work));

latencies.sort((a, b) => a - b);
writeFileSync(process.argv[5], JSON.stringify([0.5, 0.95, 0.99].map(quantile)));

async function work() {
  while (started++ < trials) {
    const start = performance.now();
    await new Promise((done) => setTimeout(done, waitMs));
    latencies.push(performance.now() - start);
  }
}

/** R-7, as the report has it. */
function quantile(p) {
  const at = (latencies.length - 1) * p;
  const below = latencies[Math.floor(at)];
  return below + (latencies[Math.ceil(at)] - below) * (at - Math.floor(at));
}
