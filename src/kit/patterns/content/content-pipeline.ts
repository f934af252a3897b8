import type { Agent, AgentContext, ChatMessage } from '../../../model/agent.ts';
import { AgentError } from '../../../model/failure.ts';
import { isJsonObject, type Json } from '../../../model/json.ts';
import { type Graph, graph } from '../../graph/graph.ts';
import { node } from '../../graph/node.ts';
import { passGate } from '../../graph/pass-gate.ts';
import { chatWithModels } from '../../models/chat.ts';
import { wrapToolResult } from '../../tools/wrap-tool-result.ts';
import { checkCounts } from '../check-counts.ts';
import type { PatternOptions } from '../pattern-options.ts';
import { prompts } from './prompts.ts';
import { type Check, readCheck } from './read-check.ts';

export interface ContentPipelineOptions
  extends Pick<PatternOptions, 'name' | 'version' | 'model' | 'chat' | 'instructions'> {
  /** A draft of less quality is written anew, 0…1; 0.8 unless given. */
  readonly minQuality?: number;
  /** 2 unless given. */
  readonly maxRevisions?: number;
  /** What is surer than this is published without a person, 0…1; 0.85 unless given. */
  readonly minConfidence?: number;
  /** How long a person has, in milliseconds; for ever without it. Silence is no approval. */
  readonly reviewMs?: number;
}

type Checked = { readonly draft: string; readonly check: Check; readonly revisions: number };

/** Name of the gate at which a person is asked. */
const queue = 'human_queue';

/**
 * A fixed pipeline with conditional revision: research → write → fact-check, with revisions as long as the quality is too
 * low → a person, where the check is not sure → format. All of it is a graph.
 *
 * @returns an agent whose input is a topic, as a text or `{ topic }`, and whose output is
 *   `{ status: 'published' | 'rejected' | 'terminated', text, quality, confidence, revisions }`
 * @throws RangeError for settings that cannot be meant
 */
export function contentPipeline(options: ContentPipelineOptions): Agent {
  const { name, version, minQuality = 0.8, maxRevisions = 2, minConfidence = 0.85, reviewMs } = options;
  checkCounts({ maxRevisions }, 0);
  const { research, write, factCheck, format } = stepsWith(options);

  const found = node({ name: 'research', run: ({ input, context }) => research(topicOf(input), context) });
  const written = node({
    name: 'write',
    after: [found],
    run: ({ input, upstream, context }) => write(topicOf(input), upstream.research, context),
  });
  const checked = node({
    name: 'fact_check',
    after: [found, written],
    run: async ({ upstream, context }): Promise<Checked> => {
      let draft = upstream.write;
      for (let revisions = 0; ; revisions++) {
        const check = await factCheck(draft, upstream.research, context);
        if (check.quality >= minQuality || revisions === maxRevisions) return { draft, check, revisions };
        context.trace.event('revision', { number: revisions + 1, quality: check.quality });
        draft = await write(revisionOf(draft, check), upstream.research, context);
      }
    },
  });
  const reviewed = node({
    name: 'review',
    after: [checked],
    gates: [queue],
    run: async ({ upstream, context }): Promise<Json> => {
      const { draft, check } = upstream.fact_check;
      if (check.confidence >= minConfidence && check.quality >= minQuality) return draft;
      return passGate(
        queue,
        await context.approvals.request(
          {
            gate: queue,
            action: `Publish a text of confidence ${check.confidence} and quality ${check.quality}`,
            payload: { text: draft, problems: [...check.problems] },
            ...(reviewMs === undefined ? {} : { timeoutMs: reviewMs }),
          },
          context.signal,
        ),
      );
    },
  });
  const formatted = node({
    name: 'format',
    after: [reviewed],
    run: ({ upstream, context }) => format(textOf(upstream.review), context),
  });

  const pipeline: Graph = graph({
    name,
    ...(version === undefined ? {} : { version }),
    nodes: [found, written, checked, reviewed, formatted],
    output: ({ status, results }) => {
      const made = results.fact_check;
      return {
        status: status === 'succeeded' ? 'published' : status,
        text: results.format ?? null,
        quality: made?.check.quality ?? null,
        confidence: made?.check.confidence ?? null,
        revisions: made?.revisions ?? null,
      };
    },
  });
  return pipeline;
}

/** The four things that the model is asked for. */
function stepsWith({ model, chat = chatWithModels, instructions }: ContentPipelineOptions) {
  const ask = async (role: string, request: string, context: AgentContext): Promise<string> => {
    const lead: ChatMessage[] = instructions ? [{ role: 'system', content: instructions }] : [];
    const messages: ChatMessage[] = [
      ...lead,
      { role: 'system', content: role },
      { role: 'user', content: request },
    ];
    const { text } = await chat({ model, messages }, context);
    if (text.trim() === '') throw new AgentError('output', 'The model gave no text.');
    return text.trim();
  };
  return {
    research: (topic: string, context: AgentContext) => ask(prompts.research, topic, context),
    write: (task: string, facts: string, context: AgentContext) =>
      ask(prompts.write, `${task}\n\n${wrapToolResult('research', facts)}`, context),
    factCheck: async (draft: string, facts: string, context: AgentContext) => {
      const request = `${wrapToolResult('draft', draft)}\n\n${wrapToolResult('research', facts)}`;
      return readCheck(await ask(prompts.factCheck, request, context));
    },
    format: (text: string, context: AgentContext) =>
      ask(prompts.format, wrapToolResult('text', text), context),
  };
}

function revisionOf(draft: string, { problems }: Check): string {
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  return `Write this draft anew and mend what is wrong with it.\n\n${wrapToolResult('draft', draft)}\n\nWhat is wrong:\n${list || '- It is not good enough.'}`;
}

function topicOf(input: Json): string {
  const topic = isJsonObject(input) ? input['topic'] : input;
  if (typeof topic === 'string' && topic.trim() !== '') return topic;
  throw new AgentError('agent', 'The input is no topic. Give a text that is not empty, or { topic }.');
}

/** What a person put in place of the draft may be a text, or an object with one. */
function textOf(payload: Json): string {
  const text = isJsonObject(payload) ? payload['text'] : payload;
  if (typeof text === 'string' && text.trim() !== '') return text;
  throw new AgentError('output', 'What came out of the review holds no text.');
}
