import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../../src/cli/reporting/write-whole.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a file that is written whole', () => {
  it('stays as it was when its text cannot be made, and nothing is left beside it', () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'before');
    const half = function* () {
      yield 'x'.repeat(1 << 17);
      throw new Error('no more');
    };
    expect(() => writeWhole(path, half())).toThrow('no more');
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('may have the longest name that the system allows', () => {
    writeWhole(join(folder, 'new', 'x'.repeat(255)), ['a', 'b']);
    expect(readFileSync(join(folder, 'new', 'x'.repeat(255)), 'utf8')).toBe('ab');
  });

  it('is what a link leads to, not the link', () => {
    writeFileSync(join(folder, 'a'), 'before');
    symlinkSync('a', join(folder, 'link'));
    writeWhole(join(folder, 'link'), 'after');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('after');
  });

  it('does not replace a folder', () => {
    mkdirSync(join(folder, 'a'));
    expect(() => writeWhole(join(folder, 'a'), 'x')).toThrow('EISDIR');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('is no device or pipe: those are written to', async () => {
    const pipe = join(folder, 'pipe');
    expect(spawnSync('bash', ['-c', 'mkfifo "$0"', pipe]).status).toBe(0);
    const reader = spawn('cat', [pipe]);
    let read = '';
    reader.stdout.setEncoding('utf8').on('data', (text: string) => {
      read += text;
    });
    const ended = new Promise((done) => reader.on('close', done));
    writeWhole(pipe, 'through');
    await ended;
    expect(read).toBe('through');
    writeWhole('/dev/null', 'x');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});
