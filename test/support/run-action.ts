import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/** The built action. */
const actionFile = resolve('dist/action/main.js');

export interface ActionEventFile {
  readonly name: string;
  /** What `GITHUB_EVENT_PATH` holds; a text is written as it is. */
  readonly payload?: unknown;
}

export interface RunActionOptions {
  /** Folder of the repository. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Without one nothing of GitHub is in the environment. */
  readonly event?: ActionEventFile;
  readonly apiUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A signal to send as soon as `when` stands in the log. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly when: string };
  readonly action?: string;
}

export interface ActionResult {
  readonly code: number | null;
  /** The log of the job. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Starts the built action as the runner does: inputs with their defaults, files for what it says, and the event. */
export async function runAction(options: RunActionOptions): Promise<ActionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-runner-'));
  try {
    const files = { output: join(folder, 'output'), summary: join(folder, 'summary') };
    writeFileSync(files.output, '');
    writeFileSync(files.summary, '');
    const env = {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: folder,
      ...asVariables({ ...actionDefaults(), ...options.inputs }),
      ...(options.event ? githubVariables(options.event, options, folder) : {}),
      RUNNER_TEMP: options.workspace,
      GITHUB_WORKSPACE: options.workspace,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      ...options.env,
    };
    const { code, log } = await start(options, env);
    const outputs = readOutputs(readFileSync(files.output, 'utf8'));
    return { code, log, outputs, summary: readFileSync(files.summary, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Name and default of each input in action.yml, as the runner fills them in. */
export function actionDefaults(): Record<string, string> {
  const { inputs }: { inputs: Record<string, { default?: string }> } = parse(
    readFileSync('action.yml', 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      input.default === '${{ github.token }}' ? 'stub-token' : (input.default ?? ''),
    ]),
  );
}

function asVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(named);
}

function githubVariables(
  { name, payload }: ActionEventFile,
  { apiUrl }: RunActionOptions,
  folder: string,
): Record<string, string> {
  const file = join(folder, 'event.json');
  if (payload !== undefined)
    writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: file,
    GITHUB_REPOSITORY: 'octo/agents',
    GITHUB_RUN_ID: '99',
    GITHUB_RUN_NUMBER: '5',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: 'e'.repeat(40),
    GITHUB_WORKFLOW: 'ci',
    GITHUB_JOB: 'eval',
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_API_URL: apiUrl ?? 'http://127.0.0.1:9',
  };
}

function start(
  { workspace, signal, action = actionFile }: RunActionOptions,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; log: string }> {
  mkdirSync(workspace, { recursive: true });
  const child = spawn(process.execPath, [action], { cwd: workspace, env });
  let log = '';
  let isSignalled = false;
  const collect = (chunk: string): void => {
    log += chunk;
    if (!signal || isSignalled || !log.includes(signal.when)) return;
    isSignalled = true;
    child.kill(signal.name);
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  child.stdin.end();
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, log }));
  });
}

/** `name<<word`, the lines of the value, `word`. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, name = '', word] = /^([^<]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (word === undefined) continue;
    const end = lines.indexOf(word, at);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}

/** The lines of a log that the runner would obey. */
export function obeyed(log: string): string[] {
  const commands: string[] = [];
  let word: string | null = null;
  for (const line of log.split(/\r?\n/)) {
    if (word !== null) {
      if (line.trim() === `::${word}::`) word = null;
      continue;
    }
    const stop = /^::stop-commands::(.+)$/.exec(line.trim());
    if (stop) word = stop[1] ?? null;
    else if (/^\s*::|##\[/.test(line)) commands.push(line);
  }
  return commands;
}

/** The file at a path, or null. */
export function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
