import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The built command. */
export const commandFile = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface RunCliOptions {
  readonly cwd: string;
  /** Variables besides PATH and HOME: nothing of the shell that runs the tests changes what they see. */
  readonly env?: Readonly<Record<string, string>>;
  /** Text for standard input, which is closed after it. */
  readonly input?: string;
  /** A signal to send as soon as `when` stands in the output. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly when: string };
}

export interface CliResult {
  /** null where a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a process of its own. */
export function runCli(parameters: readonly string[], options: RunCliOptions): Promise<CliResult> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [commandFile, ...parameters], {
    cwd: options.cwd,
    env: { PATH, HOME, ...options.env },
  });
  const output = { stdout: '', stderr: '' };
  let isSignalled = false;
  const collect = (name: 'stdout' | 'stderr') => (chunk: string) => {
    output[name] += chunk;
    const { signal } = options;
    if (!signal || isSignalled || !`${output.stdout}${output.stderr}`.includes(signal.when)) return;
    isSignalled = true;
    child.kill(signal.name);
  };
  child.stdout.setEncoding('utf8').on('data', collect('stdout'));
  child.stderr.setEncoding('utf8').on('data', collect('stderr'));
  // A command that ends without reading what it is told is judged by its end alone.
  child.stdin.on('error', () => {}).end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

/** An empty folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'agent-eval-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the project `test/fixtures/<name>` that is removed after the test. */
export function copyFixture(name: string): string {
  const folder = temporaryFolder();
  cpSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), folder, { recursive: true });
  return folder;
}

/** A project of these files that is removed after the test. */
export function projectOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

/** Writes files into a folder, by their paths in it. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
