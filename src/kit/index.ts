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
export { type Chat, chatWithModels } from './models/chat.ts';
export type { ScriptedReply, ScriptedToolCall, ScriptStep } from './models/script-step.ts';
export { scriptedModel } from './models/scripted-model.ts';
export { callTools, type ToolOutcome } from './patterns/call-tools.ts';
export { catastrophicUse } from './patterns/guards/catastrophic-use.ts';
export { failureGuards } from './patterns/guards/failure-guards.ts';
export { goalDrift } from './patterns/guards/goal-drift.ts';
export type { Guard, GuardAction, GuardFinding, GuardMoment, GuardState } from './patterns/guards/guard.ts';
export { inventedTools } from './patterns/guards/invented-tools.ts';
export { poisonedContext } from './patterns/guards/poisoned-context.ts';
export { repeatedCalls } from './patterns/guards/repeated-calls.ts';
export { type HandOver, type HumanAnswer, handOverAtGate, handOverToStore } from './patterns/hand-over.ts';
export type { PatternOptions } from './patterns/pattern-options.ts';
export {
  type PlanAndExecuteOptions,
  type PlanOutcome,
  planAndExecute,
} from './patterns/plan-and-execute.ts';
export type { Progress, ProgressListener, ProgressPhase } from './patterns/progress.ts';
export { type ReactOptions, type ReactOutcome, react } from './patterns/react.ts';
export type { FailedAttempt, RecoveryOptions } from './patterns/recovery.ts';
export type { TaskOutcome } from './patterns/task-agent.ts';
export { type AnswerOptions, answerQuestion } from './rag/answer/answer-question.ts';
export { createExtractiveSynthesiser } from './rag/answer/extractive-synthesiser.ts';
export { createModelSynthesiser, type ModelSynthesiserOptions } from './rag/answer/model-synthesiser.ts';
export type { DraftAnswer, DraftCitation, Synthesiser } from './rag/answer/synthesiser.ts';
export { type ValidatedAnswer, validateAnswer } from './rag/answer/validate-answer.ts';
export { createKnowledgeBot, type KnowledgeBotOptions } from './rag/create-knowledge-bot.ts';
export type {
  KnowledgeBase,
  PageProblem,
  Passage,
  ScoredPassage,
  Search,
  SearchQuery,
} from './rag/knowledge.ts';
export { type KnowledgeInput, readKnowledgeInput } from './rag/knowledge-input.ts';
export { type KnowledgeSource, type LoadOptions, loadKnowledge } from './rag/load/load-knowledge.io.ts';
export { createThesaurus, type Meaning, type Thesaurus } from './rag/retrieve/create-thesaurus.ts';
export { type Retrieval, type RetrieveOptions, retrieve } from './rag/retrieve/retrieve.ts';
export { workplaceThesaurus } from './rag/retrieve/workplace-thesaurus.ts';
export { createBm25Search } from './rag/search/create-bm25-search.ts';
export { createTfIdfSearch } from './rag/search/create-tf-idf-search.ts';
export { dropNearDuplicates } from './rag/search/drop-near-duplicates.ts';
export { createEmbeddingSearch, type EmbeddingSearchOptions } from './rag/search/embedding-search.ts';
export { mergeRanked } from './rag/search/merge-ranked.ts';
export { type FileStore, fileStore } from './reliability/file-store.io.ts';
export { type RetryContext, retry } from './reliability/retry.ts';
export type { RetryPolicy } from './reliability/retry-policy.ts';
export { defineTool, type ToolDefinition } from './tools/define-tool.ts';
export type { McpCommand, McpServer, McpService } from './tools/mcp/mcp-server.ts';
export { type McpTools, mcpTools } from './tools/mcp/mcp-tools.io.ts';
export { permissionOf } from './tools/permission-of.ts';
export { toolDeclaration } from './tools/tool-declaration.ts';
export { wrapToolResult } from './tools/wrap-tool-result.ts';
