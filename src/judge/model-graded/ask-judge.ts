import * as z from 'zod';
import type { ChatMessage, ChatReply } from '../../model/agent.ts';
import type { JsonObject } from '../../model/json.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import type { JudgeModel, JudgeUsage, Subject } from '../../model/judge.ts';
import { fence, type Part } from './fence.ts';
import { frame } from './prompts/frame.ts';
import { repair } from './prompts/repair.ts';
import { readAnswer } from './read-answer.ts';

/** One thing that a model is asked, and the shape of its answer. */
export interface Question<Answer> {
  readonly name: string;
  readonly task: string;
  readonly parts: readonly Part[];
  readonly answer: z.ZodType<Answer>;
}

/** Whom a question is put to, and how. */
export interface Asking {
  readonly model: string;
  readonly temperature: number | 'none';
  readonly judgeModel: JudgeModel;
  readonly trial: Pick<Subject, 'case' | 'agent' | 'iteration'>;
  /** Which of several votes it is for, from 1: each is asked for itself. */
  readonly vote: number;
  /** Told of each reply. */
  readonly spend: (used: Omit<JudgeUsage, 'model'>) => void;
}

/** Part of what answers are remembered by: raised when the same answer would come to mean something else. */
const version = 1;

/**
 * Asks a model, or remembers what it answered to the same. What cannot be read it may mend once.
 *
 * Trials that end at the same time mostly give the same output, so one asks and the others wait for its answer, unless the
 * model forgets.
 *
 * @throws AgentError as `JudgeModel.chat` does; Error where the second answer cannot be read either
 */
export async function askJudge<Answer>(question: Question<Answer>, asking: Asking): Promise<Answer> {
  const { model, temperature, judgeModel, vote, spend } = asking;
  const { text, mark } = fence(question.parts);
  const schema = schemaOf(question.answer);
  const messages: ChatMessage[] = [
    { role: 'system', content: frame(question.task, mark, schema) },
    { role: 'user', content: text },
  ];
  const key = JSON.stringify([version, question.name, model, temperature, vote, messages]);
  const underway = underwayAt(judgeModel);
  const { case: caseKey, agent, iteration } = asking.trial;
  const place = judgeModel.forgets ? JSON.stringify([caseKey, agent, iteration, key]) : key;
  const shared = underway.get(place);
  if (shared) {
    const answer = question.answer.parse(await shared);
    spend(nothing);
    return answer;
  }
  const answering = rememberOrAsk(key, messages, question, asking).finally(() => underway.delete(place));
  underway.set(place, answering);
  return answering;
}

const nothing = { calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };

const underwayByModel = new WeakMap<JudgeModel, Map<string, Promise<unknown>>>();

function underwayAt(judgeModel: JudgeModel): Map<string, Promise<unknown>> {
  const known = underwayByModel.get(judgeModel) ?? new Map<string, Promise<unknown>>();
  underwayByModel.set(judgeModel, known);
  return known;
}

async function rememberOrAsk<Answer>(
  key: string,
  messages: readonly ChatMessage[],
  question: Question<Answer>,
  asking: Asking,
): Promise<Answer> {
  const before = question.answer.safeParse(await asking.judgeModel.remembered(key));
  if (before.success) {
    asking.spend(nothing);
    return before.data;
  }
  const answer = await converse(messages, question, asking);
  await asking.judgeModel.remember(key, jsonSchema.parse(answer));
  return answer;
}

async function converse<Answer>(
  messages: readonly ChatMessage[],
  question: Question<Answer>,
  asking: Asking,
): Promise<Answer> {
  const first = await chat(messages, question, asking);
  const read = readAnswer(first.text, question.answer);
  if ('answer' in read) return read.answer;
  const problem = explain(first, read.problem);
  const mending: ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: first.text },
    { role: 'user', content: repair(problem) },
  ];
  const second = await chat(mending, question, asking);
  const again = readAnswer(second.text, question.answer);
  if ('answer' in again) return again.answer;
  throw new Error(
    `it gave no verdict that can be read, twice. ${explain(second, again.problem)} It said: ${JSON.stringify(second.text.slice(0, 200))}`,
  );
}

async function chat<Answer>(
  messages: readonly ChatMessage[],
  { name, answer }: Question<Answer>,
  { model, temperature, judgeModel, trial, spend }: Asking,
): Promise<ChatReply> {
  const responseSchema = { name, schema: schemaOf(answer) };
  const request = { model, messages, responseSchema, ...(temperature === 'none' ? {} : { temperature }) };
  const { reply, costUsd } = await judgeModel.chat(request, trial);
  const { inputTokens = 0, outputTokens = 0 } = reply.usage ?? {};
  spend({ calls: 1, inputTokens, outputTokens, costUsd });
  return reply;
}

function explain({ finish }: ChatReply, problem: string): string {
  if (finish === 'length') return `It was cut off before its end. ${problem}`;
  return finish === 'filtered' ? `It was withheld by a filter of the service. ${problem}` : problem;
}

const schemas = new WeakMap<z.ZodType, JsonObject>();

function schemaOf(answer: z.ZodType): JsonObject {
  const known = schemas.get(answer);
  if (known) return known;
  const { $schema: _, '~standard': __, ...made } = z.toJSONSchema(answer);
  const schema = z.record(z.string(), jsonSchema).parse(made);
  schemas.set(answer, schema);
  return schema;
}
