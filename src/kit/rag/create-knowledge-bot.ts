import type { Agent, AgentContext } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { KnowledgeAnswer } from '../../model/retrieval.ts';
import { type AnswerOptions, answerQuestion } from './answer/answer-question.ts';
import { createExtractiveSynthesiser } from './answer/extractive-synthesiser.ts';
import type { Synthesiser } from './answer/synthesiser.ts';
import { checkBotSettings } from './check-bot-settings.ts';
import type { KnowledgeBase, Search } from './knowledge.ts';
import { type KnowledgeInput, readKnowledgeInput } from './knowledge-input.ts';
import { type KnowledgeSource, loadKnowledge } from './load/load-knowledge.io.ts';

export interface KnowledgeBotOptions
  extends Omit<AnswerOptions, 'search' | 'knowledge' | 'bases' | 'synthesiser'> {
  readonly name: string;
  readonly version?: string;
  /** Folders to answer from, or bases that were loaded; an input may name other folders. */
  readonly knowledge: KnowledgeSource | readonly KnowledgeBase[];
  /** Makes the search over some bases, once for each set of bases. */
  readonly search: (knowledge: readonly KnowledgeBase[]) => Search | Promise<Search>;
  /** Makes the answer from passages; quotes their sentences unless given. */
  readonly synthesiser?: Synthesiser;
}

/**
 * An agent that answers questions from knowledge bases, says where the answer stands and how sure it is, and is silent
 * where the bases do not answer.
 *
 * Its input is a text, or `{ question, knowledge, bases }`; its output is a `KnowledgeAnswer`.
 *
 * @throws RangeError when a setting cannot be meant
 */
export function createKnowledgeBot(options: KnowledgeBotOptions): Agent {
  checkBotSettings(options);
  const searches = new WeakMap<readonly KnowledgeBase[], Promise<Search>>();
  const searchOver = (knowledge: readonly KnowledgeBase[]): Promise<Search> => {
    const made = searches.get(knowledge) ?? Promise.resolve(options.search(knowledge));
    searches.set(knowledge, made);
    made.catch(() => searches.delete(knowledge));
    return made;
  };
  const run = async (input: Json, context: AgentContext): Promise<Json> => {
    const { question, bases, knowledge: other } = readKnowledgeInput(input);
    const knowledge = await basesOf(other ?? options.knowledge, context);
    checkNames(bases, knowledge);
    const { name: _, version: __, ...settings } = options;
    const search = await context.clock.hold(searchOver(knowledge));
    const synthesiser = options.synthesiser ?? createExtractiveSynthesiser(knowledge, options.thesaurus);
    const answer = await answerQuestion(
      question,
      { ...settings, knowledge, search, synthesiser, ...(bases && { bases }) },
      context,
    );
    return recordOf(answer);
  };
  return { name: options.name, ...(options.version !== undefined && { version: options.version }), run };
}

async function basesOf(
  source: KnowledgeSource | readonly KnowledgeBase[],
  { clock }: AgentContext,
): Promise<readonly KnowledgeBase[]> {
  return isLoaded(source) ? source : clock.hold(loadKnowledge(source));
}

function isLoaded(source: KnowledgeSource | readonly KnowledgeBase[]): source is readonly KnowledgeBase[] {
  return Array.isArray(source);
}

function checkNames(names: KnowledgeInput['bases'], knowledge: readonly KnowledgeBase[]): void {
  const unknown = names?.find((name) => !knowledge.some((base) => base.name === name));
  if (unknown === undefined) return;
  const known = knowledge.map(({ name }) => name).join(', ');
  throw new AgentError('agent', `There is no knowledge base "${unknown}". The bases are: ${known}.`);
}

function recordOf({ citations, warnings, lookedAt, ...answer }: KnowledgeAnswer): Json {
  return {
    ...answer,
    citations: citations.map((citation) => ({ ...citation })),
    lookedAt: [...lookedAt],
    warnings: warnings.map((warning) => ({ ...warning })),
  };
}
