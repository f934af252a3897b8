// Counts of passed judgements by agent and label: node test/handbook/figures.mjs <folder of a run>
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} run - folder of a run
 * @returns {Promise<Record<string, Record<string, { passed: number; asked: number; missed: string[] }>>>} by agent and label
 */
export async function figuresOf(run) {
  const figures = {};
  const log = await readFile(join(run, 'events.jsonl'), 'utf8');
  for (const line of log.trim().split('\n')) {
    const event = JSON.parse(line);
    if (event.type !== 'trial-finished') continue;
    figures[event.agent] ??= {};
    for (const { judge, label = judge, status } of event.judgements) {
      figures[event.agent][label] ??= { passed: 0, asked: 0, missed: [] };
      const figure = figures[event.agent][label];
      figure.asked++;
      if (status === 'passed') figure.passed++;
      else figure.missed.push(event.case);
    }
  }
  return figures;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const [agent, labels] of Object.entries(await figuresOf(argv[2] ?? 'reports/latest'))) {
    console.log(agent);
    for (const [label, { passed, asked }] of Object.entries(labels)) {
      console.log(`  ${label.padEnd(34)} ${passed} of ${asked} (${Math.round((100 * passed) / asked)} %)`);
    }
  }
}
