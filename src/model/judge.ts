import * as z from 'zod';
import type { AgentParts, ChatReply, ChatRequest } from './agent.ts';
import type { Failure } from './failure.ts';
import type { Json, JsonObject } from './json.ts';
import { jsonSchema } from './json-schema.ts';
import type { Trace } from './span.ts';
import type { Usage } from './usage.ts';

/** What a judge used that asks a model; apart from what the agent used. */
export const judgeUsageSchema = z.object({
  model: z.string(),
  calls: z.int().min(0).describe('0: answered from what was remembered'),
  inputTokens: z.number().min(0),
  outputTokens: z.number().min(0),
  costUsd: z.number().min(0).nullable().describe('null: no price is known'),
});
export type JudgeUsage = Readonly<z.infer<typeof judgeUsageSchema>>;

/** What a judge said of a trial, as it is kept. */
const judgementBase = {
  judge: z.string(),
  label: z.string().exactOptional(),
  turn: z.int().exactOptional(),
  weight: z.number().exactOptional().describe('absent: the judgement is required'),
  required: z.literal(true).exactOptional().describe('required although it has a weight'),
  reason: z.string(),
  usage: judgeUsageSchema.exactOptional(),
};
export const judgementSchema = z.discriminatedUnion('status', [
  z.object({ ...judgementBase, status: z.enum(['passed', 'failed']), score: z.number().min(0).max(1) }),
  z.object({ ...judgementBase, status: z.enum(['invalid', 'unscored']) }),
]);
export type Judgement = Readonly<z.infer<typeof judgementSchema>>;

/** One judge with its settings, as a case asks for it. */
export const judgeUseSchema = z.object({
  judge: z.string(),
  negated: z.boolean().describe('written with "not-" before the name'),
  settings: z.record(z.string(), jsonSchema).describe('as written, after templates were filled'),
  weight: z.number().exactOptional().describe('absent: the judge is required'),
  required: z
    .literal(true)
    .exactOptional()
    .describe('required although it has a weight, which then counts in the score'),
  label: z.string().exactOptional(),
});
export type JudgeUse = Readonly<z.infer<typeof judgeUseSchema>>;

/** Everything that judges may look at: one finished trial, or one turn of it. */
export interface Subject {
  readonly case: string;
  /** Which trial it is; absent where an output is judged for itself. */
  readonly agent?: string;
  readonly iteration?: number;
  /** Of a variant: the case whose judgement must be the same, and whose accepted output counts. */
  readonly variantOf?: string;
  readonly input: Json;
  /** null where the agent gave none. */
  readonly output: Json;
  readonly expected?: Json;
  readonly error?: Failure;
  readonly trace: Trace;
  readonly turns?: readonly { readonly input: Json; readonly output: Json }[];
  readonly latencyMs: number | null;
  readonly waitMs: number;
  readonly usage: Usage | null;
  readonly parts?: AgentParts;
  /** What an `afterTrial` hook read: the state of the world after the trial. */
  readonly state?: Json;
  readonly metadata: JsonObject;
  /** Told at once of what a judge used that asks a model: its verdict may come too late to tell. */
  readonly spend?: (used: JudgeUsage) => void;
}

/** What a judge finds before names, weights and `not-` are put on. */
export type Verdict = (
  | {
      readonly status: 'passed' | 'failed';
      /** 0…1; judges that are not graded give 0 or 1. */
      readonly score: number;
      readonly reason: string;
      /** Stands under `not-` as well: there was nothing that could have been judged. */
      readonly final?: true;
    }
  | { readonly status: 'invalid' | 'unscored'; readonly reason: string }
) & {
  /** Of a judge that asked a model. */
  readonly usage?: JudgeUsage;
};

/** Families in which judges are listed and documented. */
export const judgeFamilies = [
  'text',
  'data',
  'agent',
  'rag',
  'limits',
  'safety',
  'model-graded',
  'golden',
  'combine',
  'custom',
] as const;
export type JudgeFamily = (typeof judgeFamilies)[number];

/**
 * One way to judge a trial.
 *
 * Settings are checked against `settings` before any agent is called; `prepare` is called once a case, and what it
 * returns once a trial, so costly set-up (compiling a pattern or schema) belongs in `prepare`.
 */
export interface Judge<Settings = unknown> {
  readonly name: string;
  readonly family: JudgeFamily;
  /** One line for `agent-eval judges`. */
  readonly summary: string;
  /** Items of an `expect:` list, as YAML. The first is shown in lists. */
  readonly examples: readonly [string, ...string[]];
  /** Schema of the settings without `weight`, `required` and `label`; strict objects only. */
  readonly settings: z.ZodType<Settings>;
  /** The setting that `name: value` fills; absent where the judge has no short form. */
  readonly shortForm?: string;
  /** `value` may be left out: the case's `expected` takes its place. */
  readonly expectedAsValue?: true;
  /** Gives scores between 0 and 1. */
  readonly graded?: true;
  /**
   * Mistakes that a schema cannot see, such as a broken pattern or `min` over `max`.
   *
   * @param expected - the case's `expected`, for judges that hold other judges
   */
  check?(settings: Settings, registry: JudgeRegistry, expected?: Json): readonly SettingProblem[];
  /** Names of nodes and gates that the settings speak of; those that an agent does not have are told before it is called. */
  parts?(settings: Settings): Pick<AgentParts, 'nodes' | 'gates'>;
  prepare(settings: Settings, tools: JudgeTools): (subject: Subject) => Verdict | Promise<Verdict>;
}

/** A mistake in the settings of a judge; `path` leads from the settings to the place of the mistake. */
export interface SettingProblem {
  readonly path: readonly (string | number)[];
  readonly severity: 'error' | 'warning';
  /** Last part of the diagnostic's code, for example `bad-pattern`. */
  readonly code: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Offset and length inside the text at `path`, where only a part of it is wrong. */
  readonly span?: { readonly offset: number; readonly length: number };
}

/** A judgement inside another one: it keeps whether the verdict stands under `not-`. */
export type NestedJudgement = Judgement & { readonly final?: true };

/** What judges may reach beyond the trial; handed in, so that judging itself stays free of files. */
export interface JudgeTools {
  /**
   * Reads one item of a nested `expect:` list, as `JudgeRegistry.read` does.
   *
   * @throws Error where the item has a mistake; `check` told it before any agent was called
   */
  read(raw: Json, expected: Json | undefined): JudgeUse;
  /** Prepares another judge, for judges that combine. `final` is handed on from its verdict. */
  prepare(use: JudgeUse): (subject: Subject) => NestedJudgement | Promise<NestedJudgement>;
  /** Loads what a project's module exports by default (or by name, `file.ts#name`). */
  load(reference: string): Promise<unknown>;
  /** The accepted output of a case, or undefined where none was accepted yet. */
  golden(caseKey: string): Promise<Json | undefined>;
  /** The model that judges ask. */
  readonly model: JudgeModel;
}

/** A model that judges ask. What it costs is not the agent's. */
export interface JudgeModel {
  /** Asked where a judge names none: `models: { judge: … }` of the config; null where there is none. */
  readonly usual: string | null;
  /** Each trial asks for itself, so that its recording is whole: nothing is remembered, or shared with trials that end at the same time. */
  readonly forgets?: true;
  /**
   * @param trial - which is judged
   * @throws AgentError as `Models.chat` does
   */
  chat(
    request: ChatRequest,
    trial: Pick<Subject, 'case' | 'agent' | 'iteration'>,
  ): Promise<{ readonly reply: ChatReply; readonly costUsd: number | null }>;
  /** What was answered to the same content before, in this run or an earlier one; undefined where nothing was. */
  remembered(key: string): Promise<Json | undefined>;
  remember(key: string, value: Json): Promise<void>;
}

/** The judges that a run knows: the built-in ones and the project's own. */
export interface JudgeRegistry {
  readonly judges: ReadonlyMap<string, Judge>;
  /**
   * Reads one item of an `expect:` list: `abstains`, `{ contains: text }` or `{ contains: { value: text, weight: 2 } }`.
   *
   * @param expected - the case's `expected`, for judges whose `value` was left out
   * @returns the use (absent when there is an error) and all mistakes, their paths leading from `raw`
   */
  read(
    raw: Json,
    expected: Json | undefined,
  ): { readonly use?: JudgeUse; readonly problems: readonly SettingProblem[] };
}
