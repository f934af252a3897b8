import { type ChildProcess, spawn } from 'node:child_process';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { commandFile } from './run-cli.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface View {
  /** Such as `http://127.0.0.1:40000`. */
  readonly address: string;
  /** What it has written to standard error. */
  readonly errors: () => string;
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** Begins to listen to server-sent events. */
  listen(path: string, headers?: Readonly<Record<string, string>>): Promise<Listening>;
  /** Settles with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

interface Listening {
  readonly status: number;
  /** What was heard. */
  readonly text: () => string;
  /** How many changes that tells. */
  readonly changes: () => number;
  leave(): void;
}

const running = new Set<ChildProcess>();

/** Starts the built `agent-eval view` on a free port. */
export async function startView(
  cwd: string,
  parameters: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<View> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [commandFile, 'view', '--port', '0', ...parameters], {
    cwd,
    env: { PATH, HOME, ...env },
  });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => {
      resolve(/http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '');
    });
    void ended.then((code) => reject(new Error(`It ended with ${code}: ${errors}`)));
  });
  return {
    address,
    errors: () => errors,
    ask: (path, asked = {}) => ask(address, path, asked),
    listen: (path, headers = {}) => listen(address, path, headers),
    stop: (signal = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** To be called after each test. */
export function stopViews(): void {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}

/** Not by `fetch`, which sets some headers as it sees fit. */
function send(address: string, path: string, { method, headers, body }: Asked): Promise<IncomingMessage> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, agent: false, ...(method ? { method } : {}) };
    request({ ...options, ...(headers ? { headers: { ...headers } } : {}) }, resolve)
      .on('error', reject)
      .end(body);
  });
}

async function ask(address: string, path: string, asked: Asked): Promise<Answer> {
  const response = await send(address, path, asked);
  const body = Buffer.concat(await response.toArray());
  return { status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() };
}

async function listen(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Listening> {
  const response = await send(address, path, { headers });
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  response.on('error', () => {});
  return {
    status: response.statusCode ?? 0,
    text: () => text,
    changes: () => text.match(/^data: changed$/gm)?.length ?? 0,
    leave: () => response.destroy(),
  };
}
