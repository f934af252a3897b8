import type { AgentContext } from '../../model/agent.ts';
import { AgentError, toFailure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { exitError } from './exit-error.ts';
import { LineSplitter } from './line-splitter.ts';
import type { ProcessPool } from './process-pool.io.ts';
import { claimedId, type Message, readReply, requestFor, spansOf, type WireSpan } from './protocol.ts';
import type { ProcessAnswer } from './read-output.ts';
import { maxOutputBytes } from './run-once.io.ts';
import type { Ending, RunningProcess } from './start-process.io.ts';

interface Question {
  readonly spans: WireSpan[];
  readonly resolve: (answer: ProcessAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** One process that answers many questions at once. */
export class LinesWorker {
  readonly #program: string;
  readonly #process: RunningProcess;
  readonly #open = new Map<number, Question>();
  readonly #splitter = new LineSplitter(maxOutputBytes);
  #lastId = 0;
  #retired = false;

  constructor(pool: ProcessPool) {
    this.#program = pool.program;
    this.#process = pool.start();
    this.#process.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    void this.#process.ended.then((ending) => this.#onEnd(ending));
  }

  /** Whether it takes no more questions. */
  get retired(): boolean {
    return this.#retired;
  }

  ask(input: Json, context: AgentContext): Promise<ProcessAnswer> {
    const id = ++this.#lastId;
    const { signal } = context;
    return new Promise<ProcessAnswer>((resolve, reject) => {
      const abort = (): void => {
        this.#open.delete(id);
        this.retire();
        reject(signal.reason);
      };
      const settled = (): void => {
        signal.removeEventListener('abort', abort);
        this.#open.delete(id);
        this.#stopWhenIdle();
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#open.set(id, {
        spans: [],
        resolve: (answer) => {
          settled();
          resolve(answer);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      this.#process.write(`${JSON.stringify({ id, ...requestFor(input, context) })}\n`);
    });
  }

  /** Takes no more questions; the process ends when the open ones are answered. */
  retire(): void {
    this.#retired = true;
    this.#stopWhenIdle();
  }

  #stopWhenIdle(): void {
    if (!this.#retired || this.#open.size > 0) return;
    this.#process.endInput();
    this.#process.stop();
  }

  #read(chunk: Buffer): void {
    try {
      for (const line of this.#splitter.add(chunk)) if (line.trim() !== '' && !this.#takes(line)) return;
    } catch (error) {
      this.#giveUp(error instanceof RangeError ? new AgentError('output', tooLong) : error, null);
    }
  }

  /** @returns whether the process still speaks the protocol */
  #takes(line: string): boolean {
    try {
      this.#take(line);
      return true;
    } catch (error) {
      this.#giveUp(error, claimedId(line));
      return false;
    }
  }

  #take(line: string): void {
    const message = readReply(line);
    const question = this.#open.get(message.id);
    if (question === undefined) {
      // The late answer to a trial that ran out of time is nobody's; an answer to nothing is a mistake.
      if (message.id <= this.#lastId) return;
      throw new AgentError(
        'output',
        `The command answered a question with the id ${message.id} that was never asked.`,
      );
    }
    answer(question, message);
  }

  /**
   * The process no longer speaks the protocol, so no later line of it can be trusted.
   *
   * @param culprit - the question that it broke the protocol at, if that can be told
   */
  #giveUp(error: unknown, culprit: number | null): void {
    this.#retired = true;
    this.#rejectAll(error, culprit);
    this.#process.kill();
  }

  #onEnd(ending: Ending): void {
    this.#retired = true;
    const error = exitError(this.#program, ending);
    // A program that never started is nobody's doing.
    if (ending.started) this.#rejectAll(error, null);
    else for (const question of [...this.#open.values()]) question.reject(error);
  }

  /** A trial that only shared the process with the one that ended it is not to blame, and may be tried again. */
  #rejectAll(error: unknown, culprit: number | null): void {
    const open = [...this.#open];
    const known = open.length === 1 ? open[0]?.[0] : open.find(([id]) => id === culprit)?.[0];
    for (const [id, question] of open)
      question.reject(id === known ? error : sharedError(error, known !== undefined, open.length - 1));
  }
}

function sharedError(error: unknown, isAnother: boolean, others: number): AgentError {
  const { message } = toFailure(error);
  const who = isAnother
    ? 'Another trial'
    : others === 1
      ? 'This trial or the other one in flight'
      : `This trial or one of the ${others} others in flight`;
  return new AgentError(
    'unavailable',
    `${who} ended the process that ${isAnother ? 'this one' : 'they'} shared: ${message}`,
  );
}

const tooLong = `The command wrote a line of over ${maxOutputBytes / 1e6} MB to standard output, so it was ended.`;

function answer(question: Question, message: Message): void {
  if (message.type === 'span') {
    question.spans.push(message.span);
    return;
  }
  try {
    const spans = spansOf(question.spans);
    const result = message.type === 'output' ? { output: message.output } : { error: message.error };
    question.resolve({ spans, result });
  } catch (error) {
    question.reject(error);
  }
}
