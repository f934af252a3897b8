import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { commandFile } from './run-cli.ts';

/** A watch that goes on. */
export interface Watching {
  /** Settles once a text stands in the output, after all that was waited for before; gives what stands between. */
  says(text: string): Promise<string>;
  readonly child: ChildProcess;
  /** Everything that was said. */
  output(): string;
  readonly ended: Promise<number | null>;
}

interface WatchingOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** `agent-eval watch …` without a terminal; it is ended after the test. */
export function startWatching(parameters: readonly string[], options: WatchingOptions): Watching {
  return observe(process.execPath, [commandFile, 'watch', ...parameters], options);
}

/** A line of shell in a terminal of its own; keys are written to standard input. */
export function startInTerminal(line: string, options: WatchingOptions): Watching {
  return observe('script', ['-qefc', line, '/dev/null'], options);
}

function observe(program: string, parameters: readonly string[], { cwd, env }: WatchingOptions): Watching {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(program, parameters, { cwd, env: { PATH, HOME, ...env } });
  let output = '';
  let seen = 0;
  let look = (): void => {};
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      look();
    });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return {
    child,
    ended,
    output: () => output,
    says: (text) =>
      new Promise((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error(`It never said "${text}":\n${output}`)), 20_000);
        look = () => {
          const at = output.indexOf(text, seen);
          if (at < 0) return;
          clearTimeout(limit);
          look = () => {};
          const between = output.slice(seen, at);
          seen = at + text.length;
          resolve(between);
        };
        look();
      }),
  };
}
