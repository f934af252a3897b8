import { type Agent, AgentError, type Json } from 'agent-eval';
import { graph, node } from 'agent-eval/kit';
import * as z from 'zod';
import { type Analysis, analyse } from './research-pipeline/analyse.ts';
import { citationsLookup, librarySearch, type Passage, passageSchema } from './research-pipeline/tools.ts';

const questionSchema = z.strictObject({ question: z.string().min(1) });
const reportSchema = z.strictObject({
  text: z.string(),
  sources: z.array(z.string()),
  related: z.array(z.string()),
});

const retry = { maxRetries: 3, baseMs: 500 };

/** How long the analysis and the writing take. */
const analysisMs = 400;
const reportMs = 200;

const research = node({
  name: 'research',
  tools: [librarySearch.name],
  retry,
  timeoutMs: 5000,
  run: async ({ input, context }): Promise<Passage[]> => {
    const { question } = questionSchema.parse(input);
    const found = await context.tools.call(librarySearch, { query: question, most: 3 });
    const passages = z.array(passageSchema).safeParse(found);
    if (!passages.success) throw new AgentError('output', 'The library gave something other than passages.');
    if (passages.data.length === 0)
      throw new AgentError('agent', `The library has nothing about "${question}".`);
    return passages.data;
  },
});

const analysis = node({
  name: 'analysis',
  after: [research],
  retry,
  run: async ({ input, upstream, context }) => {
    await context.clock.sleep(analysisMs, context.signal);
    return { ...analyse(questionSchema.parse(input).question, upstream.research) };
  },
});

/** Good to have: a report without it says so. */
const relatedWork = node({
  name: 'related-work',
  after: [research],
  tools: [citationsLookup.name],
  optional: true,
  retry: { maxRetries: 1, baseMs: 500 },
  timeoutMs: 3000,
  run: async ({ upstream, context }) => {
    const ids = upstream.research.map(({ id }) => id);
    return z.array(z.string()).parse(await context.tools.call(citationsLookup, { ids }));
  },
});

const report = node({
  name: 'report',
  after: [research, analysis, relatedWork],
  retry,
  run: async ({ input, upstream, context }) => {
    await context.clock.sleep(reportMs, context.signal);
    const related = upstream['related-work'];
    if (related === undefined) context.trace.event('fallback', { kind: 'without-related-work' });
    return {
      text: reportText(questionSchema.parse(input).question, upstream.analysis, related ?? null),
      sources: upstream.research.map(({ id, year }) => `${id} (${year})`),
      related: related ?? [],
    };
  },
});

/** Answers a question from a small library: research → analysis → report, with related work where it can be had. */
export default {
  ...graph({
    name: 'research-pipeline',
    version: '1.0.0',
    nodes: [research, analysis, relatedWork, report],
    input: questionSchema,
    output: ({ results }): Json => results.report ?? null,
  }),
  output: reportSchema,
} satisfies Agent;

function reportText(question: string, analysis: Analysis, related: readonly string[] | null): string {
  const [first, last] = analysis.years;
  const findings = analysis.findings.map(({ id, sentence }) => `- ${sentence} [${id}]`);
  const also =
    related === null
      ? 'Related work could not be looked up.'
      : `Related work: ${related.join(', ') || 'none'}.`;
  return [
    question,
    ...findings,
    `They share: ${analysis.shared.join(', ') || 'nothing'}.`,
    `Published ${first === last ? first : `${first} to ${last}`}. ${also}`,
  ].join('\n');
}
