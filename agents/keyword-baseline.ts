import { type AgentContext, AgentError, defineAgent, type Json } from 'agent-eval';
import { type KnowledgeAnswer, loadKnowledge, type Passage, readKnowledgeInput } from 'agent-eval/kit';

/**
 * What one writes on a first afternoon, to compare policy-bot with: asks one base after the other, counts words, and takes the
 * passage with most of them. It neither asks again nor is ever silent while any word is found.
 */
export default defineAgent({
  name: 'keyword-baseline',
  version: '1.0.0',
  run: answer,
});

async function answer(input: Json, { clock, trace }: AgentContext) {
  const { question, knowledge, bases } = readKnowledgeInput(input);
  const folder = knowledge ?? (process.env['AGENT_EVAL_KB'] || 'agents/knowledge');
  const loaded = await clock.hold(loadKnowledge(folder));
  const unknown = bases?.find((name) => !loaded.some((base) => base.name === name));
  if (unknown) throw new AgentError('agent', `There is no knowledge base "${unknown}".`);
  const words = new Set(wordsOf(question));
  for (const base of loaded.filter(({ name }) => !bases || bases.includes(name))) {
    const found = base.passages
      .map((passage) => ({ ...passage, score: countOf(words, passage) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, 3);
    const documents = found.map(({ keywords: _, ...passage }) => passage);
    trace.start('retrieval', base.name, { 'gen_ai.retrieval.documents': documents }).end();
    const [best] = found;
    if (best) return answerFrom(best);
  }
  return { ...nothing, text: 'Nothing found.', abstained: true, confidence: 0, citations: [] };
}

function answerFrom({ id, base, document, heading, text }: Passage) {
  return {
    ...nothing,
    text,
    abstained: false,
    confidence: 1,
    citations: [{ id, base, document, heading, quote: text }],
  };
}

const nothing = {
  groundedness: null,
  groundednessReason: 'Not measured.',
  iterations: 1,
  lookedAt: [],
  warnings: [],
} satisfies Partial<KnowledgeAnswer>;

function countOf(words: ReadonlySet<string>, { title, heading, text }: Passage): number {
  return wordsOf(`${title} ${heading} ${text}`).filter((word) => words.has(word)).length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}
