#!/usr/bin/env node

/**
 * Starts the command, which the build leaves in one file, from the machine code that an earlier start kept beside it.
 *
 * Reading and compiling the command anew takes longer than all else that a small run does, and an ES module cannot be
 * given compiled code in Node 20. Whatever goes wrong with what was kept, the command is compiled as ever.
 *
 * Nothing is imported here: importing `node:fs` reads each of its exports, and those load streams that nobody uses.
 */
const { readFileSync, renameSync, rmSync, statSync, writeFileSync } = process.getBuiltinModule('node:fs');
const { createRequire } = process.getBuiltinModule('node:module');
const { Script } = process.getBuiltinModule('node:vm');

const require = createRequire(import.meta.url);
const file = require.resolve('./command.cjs');
const { mtimeMs, size } = statSync(file);
/** V8 refuses what another version of itself has compiled, but knows a changed source by its length only. */
const kept = `${file}.${process.version}-${process.arch}-${size}-${Math.trunc(mtimeMs)}.cache`;

const cachedData = readKept();
const script = new Script(readFileSync(file, 'latin1'), {
  filename: file,
  ...(cachedData ? { cachedData } : {}),
});
if (!cachedData || script.cachedDataRejected) process.once('exit', keep);

const command: unknown = script.runInThisContext();
if (typeof command !== 'function') throw new TypeError(`${file} is damaged: it gives no function.`);
command(require, import.meta.url, (url: string) => import(url));

function readKept(): Buffer | null {
  try {
    return readFileSync(kept);
  } catch {
    return null;
  }
}

/** Only after a run has gone through is everything compiled that a run needs. */
function keep(exitCode: number): void {
  if (process.argv[2] !== 'run' || exitCode > 1) return;
  const beside = `${kept}.${process.pid}`;
  try {
    writeFileSync(beside, script.createCachedData());
    renameSync(beside, kept);
  } catch {
    // A folder that may not be written costs time and nothing else.
    rmSync(beside, { force: true });
  }
}
