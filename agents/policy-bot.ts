import { createBm25Search, createKnowledgeBot } from 'agent-eval/kit';

/**
 * Answers questions about the rules of a company from its HR, legal and engineering pages, and says nothing where they say
 * nothing. The pages are those of the folder in AGENT_EVAL_KB, or of the input's `knowledge`.
 */
export default createKnowledgeBot({
  name: 'policy-bot',
  version: '1.0.0',
  knowledge: process.env['AGENT_EVAL_KB'] || 'agents/knowledge',
  search: createBm25Search,
});
