// Measures the targets of speed and memory: `npm run bench`, or `npm run bench -- start throughput` for some of them.
import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { action } from './action.mjs';
import { compare } from './compare.mjs';
import { concurrency } from './concurrency.mjs';
import { figures } from './figures.mjs';
import { graph } from './graph.mjs';
import { judges } from './judges.mjs';
import { latency } from './latency.mjs';
import { command, show } from './measure.mjs';
import { memory } from './memory.mjs';
import { models } from './models.mjs';
import { page } from './page.mjs';
import { rag } from './rag.mjs';
import { start } from './start.mjs';
import { suites } from './suites.mjs';
import { throughput } from './throughput.mjs';
import { virtualTime } from './virtual-time.mjs';

const benchmarks = {
  start,
  throughput,
  memory,
  concurrency,
  latency,
  suites,
  graph,
  judges,
  rag,
  figures,
  compare,
  models,
  'virtual-time': virtualTime,
  action,
  page,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(
    `No benchmark is named ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`,
  );
  process.exit(2);
}
if (!existsSync(command)) {
  console.error('There is no built command; run `npm run build` first.');
  process.exit(2);
}

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
);
console.log('Ratios are medians over rounds in which both sides ran in turn, with the least and the most.\n');
for (const name of wanted.length > 0 ? wanted : Object.keys(benchmarks)) {
  for (const result of await benchmarks[name]()) tell(result);
}

function tell({ target, limit, least = 0, measured, unit, detail }) {
  const met = measured.value <= limit && measured.value >= least;
  console.log(`${met ? 'met    ' : 'NOT MET'}  ${target}`);
  console.log(`         ${show(measured, unit)}; ${detail}`);
}
