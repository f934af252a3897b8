import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { RunEvent } from '../../src/model/event.ts';
import type { Report } from '../../src/model/report.ts';

const command = resolve('dist/cli/main.js');

interface Finished {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly child: ChildProcess;
  /** Settles once standard output or standard error holds the text; rejects when the process ends before. */
  says(text: string): Promise<void>;
  readonly finished: Promise<Finished>;
}

type Variables = Readonly<Record<string, string>>;

export interface TempProject {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): void;
  /** `agent-eval run …` in the project, to its end. */
  run(arguments_?: readonly string[], env?: Variables): Promise<Finished>;
  start(arguments_?: readonly string[], env?: Variables): Running;
  /** What the newest run left behind. */
  report(): Report;
  log(): string;
  events(): RunEvent[];
  /** Names of the runs. */
  runs(): string[];
  remove(): void;
}

/** A project in a folder of its own, in which the built command can be run. */
export function makeProject(files: Readonly<Record<string, string>>): TempProject {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-project-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/agent-eval'));
  const newest = (file: string): string => readFileSync(join(folder, 'reports/latest', file), 'utf8');
  const project: TempProject = {
    folder,
    write(more) {
      for (const [path, text] of Object.entries(more)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    run: (arguments_, env) => project.start(arguments_, env).finished,
    start: (arguments_ = [], env = {}) => startCommand(folder, ['run', ...arguments_], env),
    report: () => JSON.parse(newest('report.json')),
    log: () => newest('events.jsonl'),
    events: () =>
      newest('events.jsonl')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    runs: () =>
      existsSync(join(folder, 'reports'))
        ? readdirSync(join(folder, 'reports')).filter((name) => name !== 'latest')
        : [],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write(files);
  return project;
}

function startCommand(cwd: string, arguments_: readonly string[], env: Variables): Running {
  const child = spawn(process.execPath, [command, ...arguments_], {
    cwd,
    env: { ...cleanEnvironment(), ...env },
  });
  const heard = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text;
      for (const check of waiting) check();
    });
  }
  const finished = new Promise<Finished>((done) => {
    child.on('close', (exitCode, signal) => done({ exitCode, signal, ...heard }));
  });
  const says = (text: string): Promise<void> =>
    new Promise((done, fail) => {
      const check = (): void => {
        if (!heard.stdout.includes(text) && !heard.stderr.includes(text)) return;
        waiting.delete(check);
        done();
      };
      waiting.add(check);
      void finished.then(() => fail(new Error(`It never said "${text}":\n${heard.stdout}\n${heard.stderr}`)));
      check();
    });
  return { child, says, finished };
}

/** Nothing of the environment of the tests may change what the command does. */
function cleanEnvironment(): Variables {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}
