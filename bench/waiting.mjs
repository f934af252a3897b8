import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beside, command, inTurn, runNode } from './measure.mjs';
import { makeProject, names, suite } from './project.mjs';

const waiter = (waitMs) => `import { defineAgent } from 'agent-eval';

export default defineAgent({
  name: 'greeter',
  run: async (input: { name: string }) => {
    ${waitMs === 0 ? '' : `await new Promise((done) => setTimeout(done, ${waitMs}));`}
    return \`Hello, \${input.name}!\`;
  },
});
`;

let measured;

/**
 * 1,000 trials (10 cases × 100 iterations) that wait 50 ms each at concurrency 100, the start-up of the same project,
 * and a bare pool that does the same.
 *
 * Once for all who ask: what is said of duration and of latency is said of the same runs.
 */
export function waitInTurn() {
  measured ??= wait();
  return measured;
}

function wait() {
  const files = { 'cases/greetings.yaml': suite, 'cases/names.jsonl': names(10) };
  const waiting = makeProject({ ...files, 'agents/greeter.ts': waiter(50) });
  const atOnce = makeProject({ ...files, 'agents/greeter.ts': waiter(0) });
  const latencies = { run: [], bare: [] };
  const elapsed = inTurn(7, {
    run: () => {
      const elapsedMs = runNode([command, 'run', '--iterations', '100', '--concurrency', '100'], {
        cwd: waiting.folder,
      });
      const report = JSON.parse(readFileSync(join(waiting.folder, 'reports/latest/report.json'), 'utf8'));
      const { p50, p95, p99 } = report.leaderboard[0].figures.latency;
      latencies.run.push([p50.value, p95.value, p99.value]);
      return elapsedMs;
    },
    start: () => runNode([command, 'run', '--concurrency', '100'], { cwd: atOnce.folder }),
    bare: () => {
      const result = join(waiting.folder, 'bare.json');
      const elapsedMs = runNode([beside('bare/pool.mjs'), '1000', '100', '50', result]);
      latencies.bare.push(JSON.parse(readFileSync(result, 'utf8')));
      return elapsedMs;
    },
  });
  waiting.remove();
  atOnce.remove();
  // The first round warms caches, as elsewhere.
  return { elapsed, latencies: { run: latencies.run.slice(1), bare: latencies.bare.slice(1) } };
}
