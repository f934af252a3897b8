import type { AgentContext } from '../../model/agent.ts';
import { chatAttributes, usageAttributes } from './chat-attributes.ts';
import { memberOf } from './member-of.ts';
import { observedStream } from './observed-stream.ts';
import { resultAttribute, toolAttributes } from './tool-attributes.ts';

/** Parts of the Vercel AI SDK that record what they do in the trace of a trial. */
export interface AiSdkRecorder {
  /** For `wrapLanguageModel`: a span `chat` for each call of the model, with its tokens. */
  readonly middleware: {
    readonly specificationVersion: 'v3';
    wrapGenerate<Result>(call: {
      readonly doGenerate: () => PromiseLike<Result>;
      readonly model: { readonly modelId: string };
    }): Promise<Result>;
    wrapStream<Part, Result extends { readonly stream: ReadableStream<Part> }>(call: {
      readonly doStream: () => PromiseLike<Result>;
      readonly model: { readonly modelId: string };
    }): Promise<Result & { stream: ReadableStream<Part> }>;
  };
  /** The same tools, whose calls are spans `execute_tool` with arguments, result and error. */
  tools<Tools extends Readonly<Record<string, AiSdkTool>>>(tools: Tools): Tools;
}

interface AiSdkTool {
  readonly execute?: ((input: never, options: never) => unknown) | undefined;
}

/**
 * Records an agent that is built on the Vercel AI SDK: `generateText`, `streamText` and its agents.
 *
 * Models and tools are wrapped rather than their results read afterwards: so times are true, faults of a case strike, and
 * limits stop the agent. A virtual clock waits for calls of models; tools may sleep on it.
 */
export function aiSdkRecorder({ clock, trace }: Pick<AgentContext, 'clock' | 'trace'>): AiSdkRecorder {
  return {
    middleware: {
      specificationVersion: 'v3',
      wrapGenerate: ({ doGenerate, model }) =>
        trace.span('chat', model.modelId, chatAttributes(model.modelId), async (span) => {
          const result = await clock.hold(Promise.resolve(doGenerate()));
          span.set(tokensIn(result));
          return result;
        }),
      wrapStream: ({ doStream, model }) =>
        new Promise((resolve, reject) => {
          const whole = trace.span('chat', model.modelId, chatAttributes(model.modelId), (span) =>
            clock.hold(
              (async () => {
                const result = await doStream();
                const { stream, ended } = observedStream(result.stream, (part) => {
                  if (memberOf(part, 'type') === 'finish') span.set(tokensIn(part));
                });
                resolve({ ...result, stream });
                await ended;
              })(),
            ),
          );
          // Once the stream is handed over, whoever reads it is told of its errors by itself.
          whole.catch(reject);
        }),
    },
    tools: (tools) => {
      const recorded = { ...tools };
      for (const name in tools) {
        const tool = tools[name];
        if (tool) recorded[name] = recordedTool(trace, name, tool);
      }
      return recorded;
    },
  };
}

function tokensIn(told: unknown) {
  return usageAttributes({
    input: memberOf(told, 'usage', 'inputTokens', 'total'),
    output: memberOf(told, 'usage', 'outputTokens', 'total'),
    cached: memberOf(told, 'usage', 'inputTokens', 'cacheRead'),
  });
}

/** A tool that the user or the model's service carries out has nothing to wrap. */
function recordedTool<One extends AiSdkTool>(trace: AgentContext['trace'], name: string, tool: One): One {
  const { execute } = tool;
  if (!execute) return tool;
  return {
    ...tool,
    execute: (...call: readonly unknown[]) =>
      trace.span('execute_tool', name, toolAttributes(name, call[0]), async (span) => {
        const result = await lastOf(Reflect.apply(execute, tool, call));
        span.set(resultAttribute(result));
        return result;
      }),
  };
}

/** A tool may give its result in stages; what counts is the last. */
async function lastOf(given: unknown): Promise<unknown> {
  if (!isAsyncIterable(given)) return given;
  let last: unknown;
  for await (const stage of given) last = stage;
  return last;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof memberOf(value, Symbol.asyncIterator) === 'function';
}
