export type { Approvals } from '../model/agent.ts';
export type {
  ApprovalOutcome,
  ApprovalRequest,
  Approver,
  ApproverAnswer,
  ApproverClock,
  Decision,
  NoAnswer,
  PendingApproval,
  ScriptedApproval,
  UnusedApproval,
} from '../model/approval.ts';
export type { KeyValueStore } from '../model/key-value-store.ts';
export type { AnswerWarning, Citation, KnowledgeAnswer, RetrievedPassage } from '../model/retrieval.ts';
export type { ApprovalsOptions } from './gates/approvals-options.ts';
export { createApprovals } from './gates/create-approvals.ts';
export {
  type ApprovalScripts,
  createScriptedApprover,
  type ScriptedApprover,
} from './gates/scripted-approver.ts';
export { createWebhookApprover, type WebhookOptions } from './gates/webhook-approver.io.ts';
export type { StoppedBy } from './graph/ending-of.ts';
export { type GateDefinition, gate } from './graph/gate.ts';
export { type Graph, type GraphDefinition, graph } from './graph/graph.ts';
export type { GraphOutcome, NodeOutcome } from './graph/graph-outcome.ts';
export { GraphStop, type StopNotice, stopGraph } from './graph/graph-stop.ts';
export {
  type Node,
  type NodeCall,
  type NodeDefinition,
  type NodeResult,
  node,
  type Trigger,
} from './graph/node.ts';
export { passGate } from './graph/pass-gate.ts';
export { type AnswerOptions, answerQuestion } from './rag/answer-question.ts';
export { createBm25Search } from './rag/create-bm25-search.ts';
export { createKnowledgeBot, type KnowledgeBotOptions } from './rag/create-knowledge-bot.ts';
export { createTfIdfSearch } from './rag/create-tf-idf-search.ts';
export { createThesaurus, type Meaning, type Thesaurus } from './rag/create-thesaurus.ts';
export { dropNearDuplicates } from './rag/drop-near-duplicates.ts';
export { createEmbeddingSearch, type EmbeddingSearchOptions } from './rag/embedding-search.ts';
export { createExtractiveSynthesiser } from './rag/extractive-synthesiser.ts';
export type {
  KnowledgeBase,
  PageProblem,
  Passage,
  ScoredPassage,
  Search,
  SearchQuery,
} from './rag/knowledge.ts';
export { type KnowledgeInput, readKnowledgeInput } from './rag/knowledge-input.ts';
export { type KnowledgeSource, type LoadOptions, loadKnowledge } from './rag/load-knowledge.io.ts';
export { mergeRanked } from './rag/merge-ranked.ts';
export { createModelSynthesiser, type ModelSynthesiserOptions } from './rag/model-synthesiser.ts';
export { type Retrieval, type RetrieveOptions, retrieve } from './rag/retrieve.ts';
export type { DraftAnswer, DraftCitation, Synthesiser } from './rag/synthesiser.ts';
export { type ValidatedAnswer, validateAnswer } from './rag/validate-answer.ts';
export { workplaceThesaurus } from './rag/workplace-thesaurus.ts';
export { type FileStore, fileStore } from './reliability/file-store.io.ts';
export { type RetryContext, retry } from './reliability/retry.ts';
export type { RetryPolicy } from './reliability/retry-policy.ts';
