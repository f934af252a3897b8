import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EventLog } from '../../../src/execute/event-log.io.ts';
import { readEventLog } from '../../../src/execute/read-event-log.io.ts';
import type { RunEvent } from '../../../src/model/event.ts';
import { finished, planned, started, trial } from '../../support/events.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const events: RunEvent[] = [started(), planned('a'), trial('a'), finished];
const lines = events.map((event) => JSON.stringify(event));
const path = () => join(folder, 'events.jsonl');

async function read(): Promise<{ events: RunEvent[]; torn: boolean }> {
  const found: RunEvent[] = [];
  const { torn } = await readEventLog(path(), (event) => found.push(event));
  return { events: found, torn };
}

function open(onError: (error: unknown) => void = () => {}): EventLog {
  return new EventLog(folder, onError);
}

describe('the log of a run', () => {
  test('gives back what was told, in this order', async () => {
    const log = open();
    for (const line of lines) log.append(line);
    log.close();
    expect(await read()).toEqual({ events, torn: false });
  });

  test('gathers lines, and writes them when asked to, when there are many, or after a moment', async () => {
    const log = open();
    log.append(lines[0] ?? '');
    expect(readFileSync(path(), 'utf8')).toBe('');
    log.flush();
    expect(readFileSync(path(), 'utf8')).toBe(`${lines[0]}\n`);
    log.append(JSON.stringify(trial('a', { output: 'x'.repeat(100_000) })));
    expect(readFileSync(path(), 'utf8').split('\n')).toHaveLength(3);
    log.close();
  });

  test('makes the folder that is missing', () => {
    new EventLog(join(folder, 'a/b'), () => {}).close();
    expect(existsSync(join(folder, 'a/b/events.jsonl'))).toBe(true);
  });

  test('holds anything that JSON can say, in one line each', async () => {
    const odd = trial('a', { output: { text: '\n\r\u2028\u0000\u001b[31m \ud800 "\\', ['__proto__']: 1 } });
    const log = open();
    log.append(JSON.stringify(odd));
    log.close();
    expect((await read()).events).toEqual([JSON.parse(JSON.stringify(odd))]);
  });

  test.each([1, 10, 100])(
    'drops a last line that was torn after %i characters, and goes on behind it',
    async (kept) => {
      writeFileSync(path(), `${lines[0]}\n${lines[1]}\n${lines[2]?.slice(0, kept)}`);
      expect(await read()).toEqual({ events: events.slice(0, 2), torn: true });
      const log = open();
      log.append(lines[3] ?? '');
      log.close();
      expect(await read()).toEqual({ events: [...events.slice(0, 2), finished], torn: false });
    },
  );

  test('drops a torn line that is longer than what is read at once', async () => {
    writeFileSync(path(), `${lines[0]}\n{"type":"${'x'.repeat(200_000)}`);
    open().close();
    expect(await read()).toEqual({ events: events.slice(0, 1), torn: false });
  });

  test('keeps a last line that lacks nothing but its end, because a reader counts it', async () => {
    writeFileSync(path(), `${lines[0]}\n${lines[1]}`);
    expect((await read()).events).toHaveLength(2);
    const log = open();
    log.append(lines[2] ?? '');
    log.close();
    expect((await read()).events).toEqual(events.slice(0, 3));
  });

  test.each([
    ['not JSON', '{"type":', 'This line is not JSON'],
    ['JSON but no event', '{"type":"lunch"}', 'This is no event of a run'],
    ['an event with a wrong field', JSON.stringify({ ...trial('a'), score: 7 }), 'score'],
  ])('refuses a line in the middle that is %s, and names file and line', async (_, line, complaint) => {
    writeFileSync(path(), [lines[0], line, lines[3], ''].join('\n'));
    await expect(read()).rejects.toThrow(`${path()}:2: `);
    await expect(read()).rejects.toThrow(complaint);
  });

  test('refuses a log of a newer version, and says which it reads', async () => {
    writeFileSync(path(), `${JSON.stringify({ ...started(), schemaVersion: 2 })}\n${lines[1]}\n`);
    await expect(read()).rejects.toThrow(/newer agent-eval \(version 2 .* reads 1\)/);
  });

  test('refuses a log that is empty, missing, a folder, or nothing but a torn line', async () => {
    await expect(read()).rejects.toThrow('cannot be read');
    writeFileSync(path(), '');
    await expect(read()).rejects.toThrow('is empty');
    writeFileSync(path(), '{"type":"run-st');
    await expect(read()).rejects.toThrow('not JSON');
    rmSync(path());
    mkdirSync(path());
    await expect(read()).rejects.toThrow('cannot be read');
  });

  test.skipIf(!existsSync('/dev/full'))(
    'tells once that the disk is full, and writes nothing more after half a line',
    () => {
      symlinkSync('/dev/full', path());
      const errors: unknown[] = [];
      const log = open((error) => errors.push(error));
      log.append(lines[0] ?? '');
      log.flush();
      log.append(lines[1] ?? '');
      log.close();
      expect(errors).toMatchObject([{ code: 'ENOSPC' }]);
    },
  );

  test('fails at once where its folder cannot be made', () => {
    appendFileSync(join(folder, 'file'), '');
    expect(() => new EventLog(join(folder, 'file', 'run'), () => {})).toThrow(/ENOTDIR|EEXIST/);
  });
});
