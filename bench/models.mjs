import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beside, command, inTurn, median, ratioOf, round, runNode, showMs } from './measure.mjs';
import { makeProject } from './project.mjs';

const cases = 10;
const iterations = 100;
const trials = cases * iterations;
const calls = 3;
const latencyMs = 100;
const concurrency = 100;
const idealMs = (trials / concurrency) * calls * latencyMs;

const suite = (clock) => `suite: asks
agents: [asker]
clock: ${clock}
cases:
  - id: asks
    dataset: { file: names.jsonl, id: "{{name}}" }
    input: "{{name}}"
    expect: [{ contains: ok }]
`;

const asker = (times) => `export default {
  async run(input: string, { models }: any) {
    let said = 'ok';
    for (let call = 1; call <= ${times}; call++) {
      const { text } = await models.chat({ model: 'm', messages: [{ role: 'user', content: \`\${input} \${call}\` }] });
      said += text;
    }
    return said;
  },
};
`;

/** 1,000 trials of 3 model calls each: how near they come to waiting alone, and how fast they are replayed. */
export async function models() {
  const service = spawn(process.execPath, [beside('bare/model-service.mjs'), String(latencyMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise((resolve) => {
    service.stdout.once('data', (text) => resolve(String(text).trim()));
  });
  const env = { OPENAI_API_KEY: 'none-needed', OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` };
  const files = (clock, times) => ({
    'cases/asks.yaml': suite(clock),
    'cases/names.jsonl': Array.from({ length: cases }, (_, index) => `{"name":"n${index}"}\n`).join(''),
    'agents/asker.ts': asker(times),
  });
  const asks = makeProject(files('real', calls));
  const silent = makeProject(files('real', 0));
  const replays = makeProject(files('virtual', calls));
  const run = ({ folder, removeRuns }, ...options) => {
    removeRuns();
    const parameters = ['run', '--iterations', String(iterations), '--concurrency', String(concurrency)];
    return runNode([command, ...parameters, ...options], { cwd: folder, env });
  };
  run(replays, '--record');
  const measured = inTurn(3, {
    asks: () => run(asks),
    silent: () => run(silent),
    replay: () => run(replays, '--replay'),
    parse: () => parseAll(join(replays.folder, 'recordings/asks/asks')),
  });
  service.stdin.end();
  for (const { remove } of [asks, silent, replays]) remove();
  const beyond = (side) => side.map((elapsedMs, index) => elapsedMs - measured.silent[index]);
  const asked = beyond(measured.asks);
  const replayed = beyond(measured.replay);
  const perSecond = replayed.map((elapsedMs) => (trials / elapsedMs) * 1000);
  const perCall = (median(asked) - idealMs) / (trials * calls);
  const { value, least, most } = ratioOf(replayed, measured.parse);
  return [
    {
      target: `models: 1,000 trials of 3 calls of 100 ms at concurrency 100, less start-up, ≤ 1.15 × 3.0 s`,
      limit: 1.15,
      measured: ratioOf(
        asked,
        asked.map(() => idealMs),
      ),
      unit: ' ×',
      detail: `${showMs(asked)} beyond the same run without calls, ${showMs(measured.silent)}; ${round(perCall * 1000)} µs of the harness a call`,
    },
    {
      target: 'models: the same replayed in virtual time, less start-up, ≥ 500 trials/s',
      limit: Number.POSITIVE_INFINITY,
      least: 500,
      measured: { value: median(perSecond), least: Math.min(...perSecond), most: Math.max(...perSecond) },
      unit: ' trials/s',
      detail: `${showMs(replayed)}, ${round(value)} × (${round(least)}–${round(most)}) the bare parsing of the recordings (${showMs(measured.parse)})`,
    },
  ];
}

function parseAll(folder) {
  const start = performance.now();
  for (const name of readdirSync(folder)) JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return performance.now() - start;
}
