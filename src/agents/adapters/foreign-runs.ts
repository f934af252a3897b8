import type { AgentContext, OpenSpan } from '../../model/agent.ts';
import type { Json } from '../../model/json.ts';
import type { SpanName } from '../../model/span.ts';
import { holdOpen } from './hold-open.ts';

/** What another system does as a span of ours. */
export interface ForeignRun {
  readonly name: SpanName;
  readonly label: string;
  readonly attributes?: Readonly<Record<string, Json>>;
}

/** How it ended. */
export interface ForeignEnd {
  readonly attributes?: Readonly<Record<string, Json>>;
  /** Its label, where only the end tells it. */
  readonly label?: string;
  readonly error?: unknown;
}

interface Open {
  readonly span: OpenSpan | undefined;
  readonly end: (end: ForeignEnd) => void;
}

/**
 * Turns the beginnings and ends that another system tells, by ids of its own, into spans of a trial.
 *
 * A virtual clock waits for calls of models between the two.
 */
export class ForeignRuns {
  readonly #context: Pick<AgentContext, 'clock' | 'trace'>;
  readonly #open = new Map<string, Open>();

  constructor(context: Pick<AgentContext, 'clock' | 'trace'>) {
    this.#context = context;
  }

  /**
   * @param parent - what it lies in; undefined where that is wherever the agent is
   * @param run - null for what is no span of ours: what lies in it belongs to `parent`
   * @throws AgentError of kind `limit` where a limit of the case is reached
   */
  begin(id: string, parent: OpenSpan | undefined, run: ForeignRun | null): void {
    this.#open.set(id, run ? this.#start(run, parent) : { span: parent, end: () => undefined });
  }

  /** The second end of one id, and the end of what never began, are nothing. */
  end(id: string, end: ForeignEnd = {}): void {
    this.#open.get(id)?.end(end);
    this.#open.delete(id);
  }

  /** The span of what has begun and not ended, or what that lies in. */
  spanOf(id: string | null | undefined): OpenSpan | undefined {
    return typeof id === 'string' ? this.#open.get(id)?.span : undefined;
  }

  #start({ name, label, attributes = {} }: ForeignRun, parent: OpenSpan | undefined): Open {
    const { clock, trace } = this.#context;
    const span = trace.start(name, label, attributes, { parent });
    const release = name === 'chat' ? holdOpen(clock) : () => undefined;
    return {
      span,
      end: ({ attributes: more = {}, label: better, error }) => {
        if (better !== undefined) span.rename(better);
        span.set(more);
        span.end(error);
        release();
      },
    };
  }
}
