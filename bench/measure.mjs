import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const command = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** A script that lies beside this one. */
export function beside(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}

/**
 * Runs every side once, then every side once again, and so on, so that whatever drifts on the machine hits all alike.
 *
 * The first round warms caches and does not count.
 *
 * @param sides - functions by name; each does its work once and gives a number
 * @returns all numbers of each side, in the order of the rounds
 */
export function inTurn(rounds, sides) {
  const measured = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, side] of Object.entries(sides)) {
      const value = side();
      if (round > 0) measured[name].push(value);
    }
  }
  return measured;
}

/**
 * Runs Node to its end.
 *
 * What slows every start on one machine and not on another (`NODE_OPTIONS`, extra certificates) is kept away from both
 * sides.
 *
 * @returns wall time of the whole process in milliseconds
 * @throws Error when it ends with another exit code than 0
 */
export function runNode(parameters, { cwd, env = {} } = {}) {
  const { NODE_OPTIONS: _options, NODE_EXTRA_CA_CERTS: _certificates, ...inherited } = process.env;
  const start = performance.now();
  const ended = spawnSync(process.execPath, parameters, {
    cwd,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
  const elapsedMs = performance.now() - start;
  if (ended.status === 0) return elapsedMs;
  throw new Error(`node ${parameters.join(' ')} ended with ${ended.status}:\n${ended.stdout}${ended.stderr}`);
}

/** Runs Node to its end; gives the largest memory that the process ever held, in MB. */
export function peakOfNode(parameters, { cwd } = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'agent-eval-peak-')), 'peak');
  const elapsedMs = runNode(['--import', beside('report-peak.mjs'), ...parameters], {
    cwd,
    env: { PEAK_FILE: file },
  });
  return { peakMb: Number(readFileSync(file, 'utf8')) / 1024, elapsedMs };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Ratio of two sides that were measured in turn: the median of the rounds' own ratios, and the least and most. */
export function ratioOf(above, below) {
  const ratios = above.map((value, round) => value / below[round]);
  return { value: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** `2.41 (2.33–2.60)` */
export function show({ value, least, most }, unit = '') {
  return `${round(value)}${unit} (${round(least)}–${round(most)})`;
}

/** A number with as many digits as are worth reading. */
export function round(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** `58.2 ms (55.0–63.1)` of a side. */
export function showMs(values) {
  return `${round(median(values))} ms (${round(Math.min(...values))}–${round(Math.max(...values))})`;
}
