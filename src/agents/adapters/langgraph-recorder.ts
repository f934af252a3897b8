import type { AgentContext } from '../../model/agent.ts';
import { attribute } from '../../model/span.ts';
import { plainJson } from '../plain-json.ts';
import { chatAttributes, usageAttributes } from './chat-attributes.ts';
import { type ForeignEnd, type ForeignRun, ForeignRuns } from './foreign-runs.ts';
import { memberOf } from './member-of.ts';
import { resultAttribute, toolAttributes } from './tool-attributes.ts';

/** A callback handler of LangChain, by its shape. */
export interface LangGraphRecorder {
  readonly name: string;
  /** Told in time rather than soon after; and what it throws, which is that a limit is reached, stops the graph. */
  readonly awaitHandlers: true;
  readonly raiseError: true;
  handleChainStart(...start: ChainStart): void;
  handleChainEnd(outputs: unknown, runId: string): void;
  handleChainError(error: unknown, runId: string): void;
  handleLLMStart(...start: ModelStart): void;
  handleLLMEnd(output: unknown, runId: string): void;
  handleLLMError(error: unknown, runId: string): void;
  handleToolStart(...start: NamedStart): void;
  handleToolEnd(output: unknown, runId: string): void;
  handleToolError(error: unknown, runId: string): void;
  handleRetrieverStart(...start: NamedStart): void;
  handleRetrieverEnd(documents: unknown, runId: string): void;
  handleRetrieverError(error: unknown, runId: string): void;
}

type Metadata = Readonly<Record<string, unknown>>;
type Start = [what: unknown, input: unknown, runId: string, parentRunId?: string];
type ChainStart = [...Start, tags?: string[], metadata?: Metadata, runType?: string, runName?: string];
type ModelStart = [...Start, extra?: Metadata, tags?: string[], metadata?: Metadata, runName?: string];
type NamedStart = [...Start, tags?: string[], metadata?: Metadata, runName?: string];

/**
 * Records an agent that is built on LangGraph.js, or on LangChain: to be among the `callbacks` of a call.
 *
 * A graph becomes `invoke_workflow`, each run of a node of it `node`, and what lies in them `chat`, `execute_tool` and
 * `retrieval`, with tokens, arguments, results and errors. What is hidden in LangGraph or no node of it is left out.
 */
export function langGraphRecorder(context: Pick<AgentContext, 'clock' | 'trace'>): LangGraphRecorder {
  const runs = new ForeignRuns(context);
  const begin = ([, , runId, parentRunId]: readonly [...Start, ...unknown[]], run: ForeignRun | null): void =>
    runs.begin(runId, runs.spanOf(parentRunId), run);
  const failed = (error: unknown, runId: string): void => runs.end(runId, { error });
  return {
    name: 'agent-eval',
    awaitHandlers: true,
    raiseError: true,
    handleChainStart: (...start) => begin(start, chainOf(start)),
    handleChainEnd: (_, runId) => runs.end(runId),
    handleChainError: (error, runId) => runs.end(runId, endOfChain(error)),
    handleLLMStart: (...start) => begin(start, modelOf(start)),
    handleLLMEnd: (output, runId) => runs.end(runId, { attributes: tokensIn(output) }),
    handleLLMError: failed,
    handleToolStart: (...start) => begin(start, toolOf(start)),
    handleToolEnd: (output, runId) => runs.end(runId, endOfTool(output)),
    handleToolError: failed,
    handleRetrieverStart: (...start) => begin(start, retrieverOf(start)),
    handleRetrieverEnd: (documents, runId) => runs.end(runId, { attributes: documentsIn(documents) }),
    handleRetrieverError: failed,
  };
}

function chainOf([, , , parentRunId, tags = [], metadata, , runName]: ChainStart): ForeignRun | null {
  const node = memberOf(metadata, 'langgraph_node');
  const isNode = tags.some((tag) => tag.startsWith('graph:step:')) && !tags.includes('langsmith:hidden');
  if (isNode && typeof node === 'string') return { name: 'node', label: node };
  return parentRunId === undefined ? { name: 'invoke_workflow', label: runName ?? 'chain' } : null;
}

/** LangGraph throws to leave a node early: `interrupt` stops it for a person, others hand over to another graph. */
function endOfChain(error: unknown): ForeignEnd {
  if (memberOf(error, 'is_bubble_up') !== true) return { error };
  const isStopped = memberOf(error, 'name') !== 'ParentCommand';
  return { attributes: { [attribute.nodeStatus]: isStopped ? 'cancelled' : 'succeeded' } };
}

function modelOf([model, , , , extra, , metadata, runName]: ModelStart): ForeignRun {
  const names = [
    memberOf(metadata, 'ls_model_name'),
    memberOf(extra, 'invocation_params', 'model'),
    memberOf(extra, 'invocation_params', 'model_name'),
    runName,
  ];
  const label = names.find((name) => typeof name === 'string' && name !== '');
  const name = typeof label === 'string' ? label : className(model);
  return { name: 'chat', label: name, attributes: chatAttributes(name) };
}

function tokensIn(output: unknown) {
  const usage = memberOf(output, 'generations', 0, 0, 'message', 'usage_metadata');
  const older = memberOf(output, 'llmOutput', 'tokenUsage');
  return usageAttributes({
    input: memberOf(usage, 'input_tokens') ?? memberOf(older, 'promptTokens'),
    output: memberOf(usage, 'output_tokens') ?? memberOf(older, 'completionTokens'),
    cached: memberOf(usage, 'input_token_details', 'cache_read'),
  });
}

function toolOf([tool, input, , , , , runName]: NamedStart): ForeignRun {
  const label = runName ?? className(tool);
  return { name: 'execute_tool', label, attributes: toolAttributes(label, input) };
}

/** A tool answers a model with a message, which may tell of an error. */
function endOfTool(output: unknown): ForeignEnd {
  const content = memberOf(output, 'content');
  if (memberOf(output, 'status') === 'error') return { error: new Error(String(content)) };
  return { attributes: resultAttribute(content ?? output) };
}

function retrieverOf([retriever, query, , , , , runName]: NamedStart): ForeignRun {
  const attributes = { [attribute.operation]: 'retrieval', [attribute.query]: plainJson(query) ?? '' };
  return { name: 'retrieval', label: runName ?? className(retriever), attributes };
}

function documentsIn(documents: unknown) {
  if (!Array.isArray(documents)) return {};
  const passages = documents.map((document: unknown) => ({
    id: memberOf(document, 'id'),
    text: memberOf(document, 'pageContent'),
  }));
  return { [attribute.documents]: plainJson(passages) ?? [] };
}

function className(serialized: unknown): string {
  const id = memberOf(serialized, 'id');
  const last: unknown = Array.isArray(id) ? id.at(-1) : undefined;
  return typeof last === 'string' ? last : 'unnamed';
}
