import { appendFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LogReader } from '../../../src/execute/log-reader.io.ts';
import { TrialLog } from '../../../src/execute/trial-log.io.ts';
import { finished, planned, started, trial } from '../../support/events.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

const events = [
  started(),
  planned('a', { iterations: 2 }),
  trial('a'),
  trial('a', { iteration: 2 }),
  finished,
];
const lines = events.map((event) => `${JSON.stringify(event)}\n`);
const [first = '', second = '', third = '', fourth = '', last = ''] = lines;

function begin(text: string) {
  const path = join(temporaryFolder(), 'events.jsonl');
  writeFileSync(path, text);
  const reader = new LogReader(path, 'the log');
  const read = async (): Promise<string[]> => {
    const types: string[] = [];
    await reader.readOn((event) => types.push(event.type));
    return types;
  };
  return { path, reader, read };
}

test('hands on what was appended since, once', async () => {
  const { path, read } = begin(first + second);
  expect(await read()).toEqual(['run-started', 'case-planned']);
  expect(await read()).toEqual([]);
  appendFileSync(path, third + fourth);
  expect(await read()).toEqual(['trial-finished', 'trial-finished']);
});

test('waits for the end of a line that is being written', async () => {
  const { path, reader, read } = begin(first + second.slice(0, 20));
  expect(await read()).toEqual(['run-started']);
  expect(reader.torn).toBe(true);
  appendFileSync(path, second.slice(20));
  expect(await read()).toEqual(['case-planned']);
  expect(reader.torn).toBe(false);
});

test('goes on where a torn line was taken away, and where one that lacked its end got it', async () => {
  const { path, read } = begin(first + second.slice(0, 20));
  await read();
  truncateSync(path, first.length);
  appendFileSync(path, second.trimEnd());
  expect(await read()).toEqual(['case-planned']);
  appendFileSync(path, `\n${third}`);
  expect(await read()).toEqual(['trial-finished']);
});

test('reads characters and lines that lie across the blocks in which it reads', async () => {
  const long = `${JSON.stringify(trial('a', { output: '€\u2028'.repeat(500_000) }))}\n`;
  const { read } = begin(first + second + long + last);
  expect(await read()).toEqual(['run-started', 'case-planned', 'trial-finished', 'run-finished']);
});

test('tells that a log was cut, replaced or removed', async () => {
  const cut = begin(first + second);
  await cut.read();
  truncateSync(cut.path, first.length);
  await expect(cut.read()).rejects.toThrow('the log was cut or replaced while it was read');
  const replaced = begin(first + second);
  await replaced.read();
  writeFileSync(`${replaced.path}.new`, first + second + third);
  renameSync(`${replaced.path}.new`, replaced.path);
  await expect(replaced.read()).rejects.toThrow('the log was cut or replaced while it was read');
  rmSync(replaced.path);
  await expect(replaced.read()).rejects.toThrow(/^the log cannot be read: ENOENT.* 'the log'$/);
});

test('refuses a broken line only once another follows it', async () => {
  const { path, reader, read } = begin(`${first}{"type":\n`);
  expect(await read()).toEqual(['run-started']);
  expect(reader.torn).toBe(true);
  appendFileSync(path, third);
  await expect(read()).rejects.toThrow('the log:2: This line is not JSON.');
});

test('single trials are found that were recorded after the log was opened, the newest record of each', () => {
  const { path } = begin(first + second + third);
  const log = new TrialLog(path);
  const name = { case: 'suite/a', agent: 'agent', iteration: 1 };
  expect(log.read({ ...name, iteration: 2 })).toBeNull();
  appendFileSync(path, fourth.slice(0, 30));
  expect(log.read({ ...name, iteration: 2 })).toBeNull();
  appendFileSync(path, `${fourth.slice(30)}${JSON.stringify(trial('a', { output: 'again' }))}\n`);
  expect(log.read({ ...name, iteration: 2 })).toMatchObject({ iteration: 2 });
  expect(log.read(name)).toMatchObject({ output: 'again' });
});
