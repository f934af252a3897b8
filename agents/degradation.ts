import { type AgentContext, AgentError, defineAgent, type ErrorKind } from 'agent-eval';
import * as z from 'zod';
import {
  type Answer,
  answerSchema,
  type Question,
  questionSchema,
  type Rate,
  type Trouble,
} from './degradation/answer-schema.ts';
import { cachedRate, fetchRate } from './degradation/fetch-rate.ts';
import { ratesFetch } from './degradation/rates-fetch.ts';
import { type Prompt, writeText } from './degradation/write-text.ts';

/** How long somebody waits in the queue where the service does not say. */
const usualWaitMs = 60_000;

/** How long a person has to answer. */
const patienceMs = 60 * 60_000;

const personSchema = z.looseObject({ text: z.string().min(1) });

/**
 * A money changer that always has an answer: it falls back to an older rate, to a simpler prompt, to a queue, and in the
 * end to a person, who gets all that is known.
 */
export default defineAgent<Question>({
  name: 'degradation',
  version: '1.0.0',
  input: questionSchema,
  output: answerSchema,
  parts: { tools: [ratesFetch.name], gates: ['human_answer'] },
  run: answer,
});

async function answer(question: Question, context: AgentContext): Promise<Answer> {
  const trouble: Trouble[] = [];
  let rate: Rate | null;
  try {
    rate = await fetchRate(question.currency, context);
  } catch (error) {
    trouble.push(troubleOf('rate', error));
    if (kindOf(error) === 'rate-limit') return queue(error, context);
    rate = cachedRate(question.currency, context);
    if (rate) context.trace.event('fallback', { kind: 'cache', ageMs: rate.ageMs });
  }
  const text = rate && (await textOf(question, rate, trouble, context));
  if (!rate || text === null) return askPerson(question, rate, trouble, context);
  const old = rate.ageMs === 0 ? '' : ` The rate is ${Math.round(rate.ageMs / 60_000)} minutes old.`;
  return { status: 'answered', ...rate, text: `${text}${old}` };
}

async function textOf(
  question: Question,
  rate: Rate,
  trouble: Trouble[],
  context: AgentContext,
): Promise<string | null> {
  for (const prompt of ['full', 'simple'] satisfies Prompt[]) {
    if (prompt === 'simple') context.trace.event('fallback', { kind: 'simpler-prompt' });
    try {
      const text = await writeText(question, rate, prompt, context);
      if (text !== null) return text;
      trouble.push({ step: 'text', kind: 'output', message: `The ${prompt} prompt gave nonsense.` });
    } catch (error) {
      trouble.push(troubleOf('text', error));
    }
  }
  return null;
}

function queue(error: unknown, context: AgentContext): Answer {
  const asked = error instanceof AgentError ? error.retryAfterMs : undefined;
  const expectedWaitMs = asked ?? usualWaitMs;
  context.trace.event('fallback', { kind: 'queue', expectedWaitMs });
  const text = `Your request is queued; expect an answer in ${Math.ceil(expectedWaitMs / 1000)} seconds.`;
  return { status: 'queued', text, expectedWaitMs };
}

/** The person sees what was asked, what is known and all that went wrong; what they write is the answer. */
async function askPerson(
  question: Question,
  rate: Rate | null,
  trouble: readonly Trouble[],
  context: AgentContext,
): Promise<Answer> {
  context.trace.event('fallback', { kind: 'human' });
  const { decision, by, payload } = await context.approvals.request({
    gate: 'human_answer',
    action: 'Answer in place of the agent',
    payload: { question, rate: rate && { ...rate }, trouble: trouble.map((one) => ({ ...one })) },
    timeoutMs: patienceMs,
  });
  const written = personSchema.safeParse(payload);
  if (decision === 'modify' && by !== null && written.success)
    return { status: 'answered-by-person', text: written.data.text, by };
  return { status: 'open', text: 'We could not answer yet. Somebody will write to you.' };
}

function troubleOf(step: Trouble['step'], error: unknown): Trouble {
  return { step, kind: kindOf(error), message: error instanceof Error ? error.message : String(error) };
}

function kindOf(error: unknown): ErrorKind {
  return error instanceof AgentError ? error.kind : 'agent';
}
