import { createBm25Search, createKnowledgeBot, createModelSynthesiser } from 'agent-eval/kit';

const { AGENT_EVAL_KB, OPENAI_MODEL } = process.env;
const model = OPENAI_MODEL || 'gpt-4.1-mini';

const bot = createKnowledgeBot({
  name: 'policy-bot-llm',
  // Answers of another model are those of another agent.
  version: model,
  knowledge: AGENT_EVAL_KB || 'agents/knowledge',
  search: createBm25Search,
  synthesiser: createModelSynthesiser({ model }),
});

/** Finds what policy-bot finds, and has a chat model say it in its own words. Skipped where no model is configured. */
export default { ...bot, needs: ['OPENAI_API_KEY | OPENAI_BASE_URL'] };
