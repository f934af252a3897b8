// Runs a graph and a bare loop in turn in one process: `node graph-rounds.mjs <parts> <shape> <recorder> <result>`.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [parts, shape, recorder, result] = process.argv.slice(2);
const { graph, node, TrialContext } = await import(pathToFileURL(parts).href);

const count = 10_000;
const rounds = 40;
const run = async () => null;
const name = (number) => `n${String(number).padStart(5, '0')}`;

const after = {
  wide: () => [],
  chain: (number) => (number === 0 ? [] : [name(number - 1)]),
  layered: (number) => {
    const first = Math.floor(number / 100) * 100 - 100;
    return first < 0 ? [] : [0, 37, 74].map((shift) => name(first + ((number + shift) % 100)));
  },
};
const nodes = Array.from({ length: count }, (_, number) =>
  node({ name: name(number), after: after[shape](number), run }),
);
const pipeline = graph({ name: shape, nodes });

const silent = { id: 0, set() {}, event() {}, end() {} };
const nothingRecorded = {
  start: () => silent,
  span: async (_name, _label, _attributes, work) => work(silent),
  event() {},
  import() {},
};

function freshContext() {
  const trial = new TrialContext({ seed: shape, clock: 'real', limits: {} });
  trial.begin();
  if (recorder === 'trial') return trial;
  return { clock: trial.clock, random: trial.random, trace: nothingRecorded, signal: trial.signal };
}

const sides = {
  graph: (context) => pipeline.run(null, context),
  keepingLoop: async (context) => {
    const results = {};
    for (const { name, run } of nodes) {
      results[name] = await run({ input: null, upstream: results, context, attempt: 1 });
    }
  },
  loop: async (context) => {
    for (const { run } of nodes) await run({ input: null, upstream: {}, context, attempt: 1 });
  },
};

const rates = { graph: [], loop: [], keepingLoop: [] };
for (let round = -5; round < rounds; round++) {
  for (const [side, work] of Object.entries(sides)) {
    const context = freshContext();
    const start = performance.now();
    await work(context);
    const rate = (count / (performance.now() - start)) * 1000;
    if (round >= 0) rates[side].push(rate);
  }
}
writeFileSync(result, JSON.stringify(rates));
