export { type AiSdkRecorder, aiSdkRecorder } from './agents/adapters/ai-sdk-recorder.ts';
export { type LangGraphRecorder, langGraphRecorder } from './agents/adapters/langgraph-recorder.ts';
export { type OpenAiAgentsRecorder, openAiAgentsRecorder } from './agents/adapters/openai-agents-recorder.ts';
export { type AgentDefinition, defineAgent } from './agents/define-agent.ts';
export { traceFromMessages } from './agents/trace-from-messages.ts';
export { traceFromOtlp } from './agents/trace-from-otlp.ts';
export type { Hooks, HookTrial } from './execute/trial-hooks.ts';
export { defineJudge } from './judge/define-judge.ts';
export { judge } from './judge/judge.ts';
export type {
  Agent,
  AgentContext,
  AgentParts,
  ChatMessage,
  ChatReply,
  ChatRequest,
  Clock,
  Conversation,
  EmbedReply,
  EmbedRequest,
  Models,
  OpenSpan,
  Tool,
  ToolDeclaration,
  ToolPermission,
  ToolRequest,
  TraceRecorder,
} from './model/agent.ts';
export type { Case, Suite } from './model/case.ts';
export type { RunEvent, TrialFinished } from './model/event.ts';
export { AgentError, type ErrorKind, type Failure } from './model/failure.ts';
export type { Json, JsonObject } from './model/json.ts';
export type { Judge, Judgement, JudgeRegistry, Subject, Verdict } from './model/judge.ts';
export type { FoldedReport, Report } from './model/report.ts';
export type {
  CustomReporter,
  Reporter,
  ReporterFile,
  ReporterOptions,
  ReporterOutput,
  RunRecord,
} from './model/reporter.ts';
export type { Span, Trace } from './model/span.ts';
export type { StandardSchema } from './model/standard-schema.ts';
export type { WrittenConfig as ConfigFile } from './project/config-schema.ts';
