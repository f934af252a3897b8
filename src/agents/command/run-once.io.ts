import type { AgentContext } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { exitError } from './exit-error.ts';
import type { ProcessPool } from './process-pool.io.ts';
import { requestFor } from './protocol.ts';
import { readOutput } from './read-output.ts';
import type { Ending, RunningProcess } from './start-process.io.ts';

/** Most bytes of output that are read. */
export const maxOutputBytes = 10_000_000;

/** Runs one trial in a process of its own. When the signal is aborted it gives up at once; the process follows. */
export async function runOnce(pool: ProcessPool, input: Json, context: AgentContext): Promise<Json> {
  context.signal.throwIfAborted();
  const running = pool.start();
  const output = collect(running);
  running.write(`${JSON.stringify(requestFor(input, context))}\n`);
  running.endInput();
  const ending = await endingOrAbort(running, context.signal);
  if (output.bytes > maxOutputBytes) throw tooLarge();
  return settle(pool.program, ending, Buffer.concat(output.chunks), context);
}

interface Collected {
  readonly chunks: Buffer[];
  bytes: number;
}

function collect(running: RunningProcess): Collected {
  const collected: Collected = { chunks: [], bytes: 0 };
  running.stdout.on('data', (chunk: Buffer) => {
    collected.bytes += chunk.length;
    if (collected.bytes <= maxOutputBytes) collected.chunks.push(chunk);
    else running.kill();
  });
  return collected;
}

function endingOrAbort(running: RunningProcess, signal: AbortSignal): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      running.stop();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    void running.ended.then((ending) => {
      signal.removeEventListener('abort', abort);
      resolve(ending);
    });
  });
}

function settle(program: string, ending: Ending, stdout: Buffer, context: AgentContext): Json {
  const failed = ending.exitCode !== 0;
  const answer = failed ? answerOfFailed(stdout) : readOutput(stdout);
  if (answer === null) throw exitError(program, ending, stdout.toString('utf8'));
  if (answer.spans.length > 0) context.trace.import(answer.spans);
  if ('error' in answer.result) throw new AgentError(answer.result.error.kind, answer.result.error.message);
  if (failed) throw exitError(program, ending);
  return answer.result.output;
}

/** A program that fails may still say why in the protocol; anything else that it wrote counts for nothing. */
function answerOfFailed(stdout: Buffer): ReturnType<typeof readOutput> | null {
  try {
    const answer = readOutput(stdout);
    return 'error' in answer.result || answer.spans.length > 0 ? answer : null;
  } catch {
    return null;
  }
}

function tooLarge(): AgentError {
  return new AgentError(
    'output',
    `The command wrote over ${maxOutputBytes / 1e6} MB to standard output, so it was ended.`,
  );
}
