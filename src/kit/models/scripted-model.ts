import type { AgentContext, ChatReply, ChatRequest, TokenUsage } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import { copyJson, type Json } from '../../model/json.ts';
import { attribute } from '../../model/span.ts';
import type { Chat } from './chat.ts';
import { replyAttributes } from './reply-attributes.ts';
import { fitsStep, type ScriptedReply, type ScriptStep } from './script-step.ts';
import { usageAttributes } from './usage-attributes.ts';

/** How far a script has come in one trial. */
interface Progress {
  readonly used: Set<ScriptStep>;
  calls: number;
}

/**
 * A chat model that says what a script says, so that an agent can be tried without a key. Each call is a span like that of
 * a real model, with messages, tokens and, where the step names it, cost.
 *
 * The first step that fits the request and was not used yet in the trial answers; nothing is shared between trials.
 *
 * @returns a chat that throws an AgentError of kind `agent` where no step fits
 */
export function scriptedModel(script: readonly ScriptStep[]): Chat {
  // The parts of a graph have contexts of their own, but one trace.
  const progress = new WeakMap<AgentContext['trace'], Progress>();
  return (request, context) => {
    const { trace } = context;
    const reached = progress.get(trace) ?? { used: new Set(), calls: 0 };
    progress.set(trace, reached);
    return trace.span('chat', request.model, askedAttributes(request), async (span) => {
      context.signal.throwIfAborted();
      // Taken before anything is waited for: two requests at once never get the same step.
      const step = takeStep(script, reached, request);
      if (step.afterMs) await context.clock.sleep(step.afterMs, context.signal);
      const reply = replyOf(step, request, reached);
      span.set({
        ...replyAttributes(reply),
        ...usageAttributes(reply.usage),
        [attribute.costUsd]: step.costUsd ?? null,
      });
      return reply;
    });
  };
}

function takeStep(script: readonly ScriptStep[], { used }: Progress, request: ChatRequest): ScriptStep {
  const step = script.find((one) => (one.always || !used.has(one)) && fitsStep(one, request));
  if (!step) throw new AgentError('agent', noStep(script, used, request));
  used.add(step);
  return step;
}

function noStep(script: readonly ScriptStep[], used: ReadonlySet<ScriptStep>, request: ChatRequest): string {
  const last = request.messages.at(-1);
  const asked = last
    ? `the message of role ${last.role} "${excerpt(last.content)}"`
    : 'a request without messages';
  const spent = script.filter((one) => used.has(one) && !one.always).length;
  return `No step of the scripted model "${request.model}" is left for ${asked}: ${spent} of ${script.length} were used.`;
}

function excerpt(message: string): string {
  const text = message.replace(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function replyOf({ reply, tokens }: ScriptStep, request: ChatRequest, reached: Progress): ChatReply {
  const said = readReply(typeof reply === 'function' ? reply(request) : reply, reached);
  return { ...said, usage: tokens ?? estimateUsage(request, said) };
}

function readReply(written: ScriptedReply, reached: Progress): Omit<ChatReply, 'usage'> {
  const {
    text = '',
    toolCalls: calls = [],
    finish,
  } = typeof written === 'string' ? { text: written } : written;
  const toolCalls = calls.map(({ name, arguments: args }) => ({
    id: `call-${++reached.calls}`,
    name,
    arguments: typeof args === 'string' ? args : JSON.stringify(args),
  }));
  return { text, toolCalls, finish: finish ?? (toolCalls.length > 0 ? 'tool-calls' : 'stop') };
}

/** A word is a token: near enough for limits and figures of a script. */
function estimateUsage({ messages }: ChatRequest, { text, toolCalls }: Omit<ChatReply, 'usage'>): TokenUsage {
  const asked = messages.map((message) =>
    message.role === 'assistant' ? `${message.content} ${callsText(message.toolCalls)}` : message.content,
  );
  return {
    inputTokens: countWords(asked.join(' ')),
    outputTokens: countWords(`${text} ${callsText(toolCalls)}`),
  };
}

function callsText(calls: ChatReply['toolCalls'] = []): string {
  return calls.map((call) => `${call.name} ${call.arguments}`).join(' ');
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function askedAttributes({ model, messages }: ChatRequest): Record<string, Json> {
  return {
    [attribute.operation]: 'chat',
    [attribute.model]: model,
    [attribute.inputMessages]: copyJson([...messages]),
    [attribute.costUsd]: null,
  };
}
