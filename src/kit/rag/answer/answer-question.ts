import type { AgentContext } from '../../../model/agent.ts';
import { AgentError } from '../../../model/failure.ts';
import type { AnswerWarning, KnowledgeAnswer, RetrievedPassage } from '../../../model/retrieval.ts';
import { type Retrieval, type RetrieveOptions, retrieve } from '../retrieve/retrieve.ts';
import { warnOfPages } from '../warn-of-pages.ts';
import { asksForPersonalData } from './asks-for-personal-data.ts';
import { readQuestion } from './read-question.ts';
import type { DraftAnswer, Synthesiser } from './synthesiser.ts';
import { validateAnswer } from './validate-answer.ts';
import { withoutPersonalData } from './without-personal-data.ts';

export interface AnswerOptions extends RetrieveOptions {
  readonly synthesiser: Synthesiser;
  /** Below it the bot is silent: 0…1, 0.25 unless given. */
  readonly abstainBelow?: number;
}

/**
 * Answers a question from knowledge bases, or says why not.
 *
 * Orders to the bot are no part of the question, and a question about somebody's personal data is declined before
 * anything is searched.
 *
 * @throws AgentError of kind `output` where the synthesiser gives no answer in its form; whatever search and synthesiser
 * throw
 */
export async function answerQuestion(
  question: string,
  options: AnswerOptions,
  context: AgentContext,
): Promise<KnowledgeAnswer> {
  const { text, hadOrders, wasShortened } = readQuestion(question);
  if (!/[\p{L}\p{N}]/u.test(text))
    return hadOrders ? declined(ordersOnly) : declined(nothingAsked, 'nothing-found');
  if (asksForPersonalData(text)) return declined(personal);
  const found = await retrieve(text, options, context);
  const warnings = [...found.warnings, ...(wasShortened ? [shortened] : []), ...warnOfPages(options)];
  const retrieval = { ...found, warnings };
  if (retrieval.confidence < (options.abstainBelow ?? 0.25)) return abstention(retrieval, tooLow(retrieval));
  const draft = withoutPersonalData(checkDraft(await options.synthesiser(text, retrieval.passages, context)));
  if (draft.text.trim() === '') return abstention(retrieval, silentSynthesiser);
  return {
    text: draft.text,
    abstained: false,
    confidence: rounded(retrieval.confidence),
    ...checked(draft, retrieval, options),
    iterations: retrieval.iterations,
    lookedAt: [],
  };
}

const ordersOnly = 'I only answer questions from the knowledge bases, and there is no such question here.';
const nothingAsked = 'There is no question here that the knowledge bases could answer.';
const personal = 'I do not give or look for personal data about anybody. Please ask the responsible team.';

const silentSynthesiser = 'Nothing that the passages say was put forward as an answer.';
const shortened: AnswerWarning = {
  code: 'shortened-question',
  message: 'The question is very long: only its beginning and its end were read. Ask in fewer words.',
};

function declined(text: string, code: AnswerWarning['code'] = 'refused'): KnowledgeAnswer {
  return { ...silent, text, warnings: [{ code, message: text }] };
}

const silent = {
  abstained: true,
  confidence: 0,
  citations: [],
  groundedness: null,
  groundednessReason: 'The bot abstained, so there is no claim to check.',
  iterations: 0,
  lookedAt: [],
} as const;

function abstention(
  { passages, confidence, iterations, warnings }: Retrieval,
  reason: string,
): KnowledgeAnswer {
  const lookedAt = passages.map(({ id }) => id);
  const nearest = passages.map(nameOf).join('; ');
  const text =
    passages.length === 0
      ? 'The knowledge bases have nothing on this question.'
      : `The knowledge bases do not answer this question. I looked at: ${nearest}.`;
  const message = passages.length === 0 ? 'No passage has a word of the question.' : reason;
  const nothingFound: AnswerWarning = { code: 'nothing-found', message };
  return {
    ...silent,
    text,
    confidence: rounded(confidence),
    iterations,
    lookedAt,
    warnings: [nothingFound, ...warnings],
  };
}

function tooLow({ confidence }: Retrieval): string {
  return `The best passage answers the question with a confidence of ${confidence.toFixed(2)}, which is too low.`;
}

function nameOf({ title, heading, document }: RetrievedPassage): string {
  return `${heading === '' ? title : `${title} > ${heading}`} (${document})`;
}

function checked(
  draft: DraftAnswer,
  { passages, confidence, warnings }: Retrieval,
  { minConfidence = 0.7 }: AnswerOptions,
): Pick<KnowledgeAnswer, 'citations' | 'groundedness' | 'groundednessReason' | 'warnings'> {
  const validated = validateAnswer(draft, passages);
  const unsure: AnswerWarning = {
    code: 'low-confidence',
    message: `The confidence is ${confidence.toFixed(2)}, below ${minConfidence}: check the sources before relying on this.`,
  };
  return {
    ...validated,
    warnings: [...(confidence < minConfidence ? [unsure] : []), ...validated.warnings, ...warnings],
  };
}

/** A synthesiser is anybody's code. */
function checkDraft(draft: unknown): DraftAnswer {
  if (isDraft(draft)) return draft;
  throw new AgentError(
    'output',
    'The synthesiser gave no answer of the form { text, citations: [{ id, quote }] }.',
  );
}

function isDraft(value: unknown): value is DraftAnswer {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('citations' in value))
    return false;
  return (
    typeof value.text === 'string' && Array.isArray(value.citations) && value.citations.every(isCitation)
  );
}

function isCitation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('quote' in value)) return false;
  return typeof value.id === 'string' && typeof value.quote === 'string';
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
