import { AsyncLocalStorage } from 'node:async_hooks';
import type { AgentContext, OpenSpan } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import { attribute } from '../../model/span.ts';
import { chatAttributes, usageAttributes } from './chat-attributes.ts';
import { type ForeignEnd, type ForeignRun, ForeignRuns } from './foreign-runs.ts';
import { memberOf } from './member-of.ts';
import { resultAttribute, toolAttributes } from './tool-attributes.ts';

/** Records runs of OpenAI Agents. One serves all trials. */
export interface OpenAiAgentsRecorder {
  /** For `setTraceProcessors`, or `addTraceProcessor` where traces are to be exported, too. */
  readonly processor: {
    onTraceStart(): Promise<void>;
    onTraceEnd(): Promise<void>;
    onSpanStart(span: AgentsSpan): Promise<void>;
    onSpanEnd(span: AgentsSpan): Promise<void>;
    shutdown(): Promise<void>;
    forceFlush(): Promise<void>;
  };
  /**
   * Runs `work` and records in the trace of this trial what agents do in it.
   *
   * @param work - gets the signal to hand to `run`: aborted with that of the trial, and where a limit of the case is
   * reached
   */
  record<Value>(context: Recorded, work: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
}

/** A span of OpenAI Agents, by its shape. */
interface AgentsSpan {
  readonly spanId: string;
  readonly parentId: string | null;
  readonly spanData: unknown;
  readonly error: unknown;
}

type Recorded = Pick<AgentContext, 'clock' | 'trace' | 'signal'>;

/**
 * Records agents that are built on OpenAI Agents, from the spans of their own tracing, which must be on.
 *
 * Agents become `invoke_agent`, calls of models `chat`, calls of functions `execute_tool`. An agent that was handed the
 * work lies in the one that handed it over, as one that is called as a tool does: both are delegations.
 */
export function openAiAgentsRecorder(): OpenAiAgentsRecorder {
  const recording = new AsyncLocalStorage<Recording>();
  const nothing = async (): Promise<void> => undefined;
  return {
    processor: {
      onTraceStart: nothing,
      onTraceEnd: nothing,
      onSpanStart: async (span) => recording.getStore()?.begin(span),
      onSpanEnd: async (span) => recording.getStore()?.end(span),
      shutdown: nothing,
      forceFlush: nothing,
    },
    record: async (context, work) => {
      const own = new Recording(context);
      return await recording.run(own, () => work(own.signal));
    },
  };
}

class Recording {
  readonly signal: AbortSignal;
  readonly #runs: ForeignRuns;
  readonly #stop = new AbortController();
  /** By the name of the agent that is to take over: what handed over to it. */
  readonly #handovers = new Map<string, OpenSpan | undefined>();

  constructor(context: Recorded) {
    this.#runs = new ForeignRuns(context);
    this.signal = AbortSignal.any([context.signal, this.#stop.signal]);
  }

  /** Nobody hears what a processor throws: that a limit is reached is told by the signal. */
  begin({ spanId, parentId, spanData }: AgentsSpan): void {
    try {
      const run = runOf(spanData);
      this.#runs.begin(spanId, this.#handedOver(run) ?? this.#runs.spanOf(parentId), run);
    } catch (error) {
      this.#stop.abort(error);
    }
  }

  end({ spanId, spanData, error }: AgentsSpan): void {
    const next = textIn(spanData, 'to_agent');
    if (next !== null) this.#handovers.set(next, this.#runs.spanOf(spanId));
    this.#runs.end(spanId, { ...endOf(spanData), ...(error ? { error: errorOf(error) } : {}) });
  }

  #handedOver(run: ForeignRun | null): OpenSpan | undefined {
    if (run?.name !== 'invoke_agent') return undefined;
    const from = this.#handovers.get(run.label);
    this.#handovers.delete(run.label);
    return from;
  }
}

/** Tasks, turns and hand-overs are no work of their own. */
function runOf(data: unknown): ForeignRun | null {
  const name = textIn(data, 'name') ?? 'unnamed';
  switch (memberOf(data, 'type')) {
    case 'agent':
      return {
        name: 'invoke_agent',
        label: name,
        attributes: { [attribute.operation]: 'invoke_agent', [attribute.agent]: name },
      };
    case 'generation':
    case 'response':
      return { name: 'chat', label: 'model', attributes: { [attribute.operation]: 'chat' } };
    case 'function':
      return { name: 'execute_tool', label: name, attributes: toolAttributes(name) };
    default:
      return null;
  }
}

/** Which model it was, its tokens, and arguments and result of a function are only told at the end. */
function endOf(data: unknown): ForeignEnd {
  switch (memberOf(data, 'type')) {
    case 'generation':
      return endOfChat(
        textIn(data, 'model'),
        memberOf(data, 'usage') ?? memberOf(data, 'output', 0, 'usage'),
      );
    case 'response':
      return endOfChat(textIn(data, '_response', 'model'), memberOf(data, '_response', 'usage'));
    case 'function':
      return {
        attributes: {
          ...toolAttributes(textIn(data, 'name') ?? 'unnamed', memberOf(data, 'input')),
          ...resultAttribute(memberOf(data, 'output')),
        },
      };
    default:
      return {};
  }
}

/** Chat completions and responses have their own names for tokens. No tokens at all: a stream that was told of none. */
function endOfChat(model: string | null, told: unknown): ForeignEnd {
  const usage = memberOf(told, 'total_tokens') === 0 ? undefined : told;
  const cached = ['input_tokens_details', 'prompt_tokens_details'].map((details) =>
    memberOf(usage, details, 'cached_tokens'),
  );
  const tokens = usageAttributes({
    input: memberOf(usage, 'input_tokens') ?? memberOf(usage, 'prompt_tokens'),
    output: memberOf(usage, 'output_tokens') ?? memberOf(usage, 'completion_tokens'),
    cached: cached[0] ?? cached[1],
  });
  return model === null
    ? { attributes: tokens }
    : { label: model, attributes: { ...chatAttributes(model), ...tokens } };
}

/** What really went wrong stands in the data, under words that are the same for all errors. */
function errorOf(error: unknown): AgentError {
  const text = textIn(error, 'data', 'error') ?? textIn(error, 'message') ?? 'It failed.';
  return new AgentError('agent', text);
}

function textIn(value: unknown, ...path: readonly string[]): string | null {
  const text = memberOf(value, ...path);
  return typeof text === 'string' && text !== '' ? text : null;
}
