import type { AnswerWarning, Citation, KnowledgeAnswer, RetrievedPassage } from '../../../model/retrieval.ts';
import { prepareSupport } from '../../../text/prepare-support.ts';
import { sentencesOf } from '../../../text/sentences-of.ts';
import type { DraftAnswer, DraftCitation } from './synthesiser.ts';

/** What a check of an answer against its passages found. */
export interface ValidatedAnswer
  extends Pick<KnowledgeAnswer, 'citations' | 'groundedness' | 'groundednessReason' | 'warnings'> {}

/**
 * Checks an answer against the passages that it was made from, whoever made it.
 *
 * A claim is a sentence, list item or table row with a word in it; it is supported where a stretch of one passage has at
 * least 70 % of its content words and all of its numbers (`prepareSupport`). Citations of passages that were not handed
 * over, or of words that do not stand there, are dropped.
 *
 * @returns groundedness: the share of claims that are supported, 0…1, null with a reason where there is no claim
 */
export function validateAnswer(draft: DraftAnswer, passages: readonly RetrievedPassage[]): ValidatedAnswer {
  const cited = draft.citations.map((citation) => resolveCitation(citation, passages));
  const citations = cited.filter((citation) => typeof citation !== 'string');
  const problems = cited.filter((citation) => typeof citation === 'string');
  const support = prepareSupport(passages.map(({ text }) => text));
  const claims = sentencesOf(draft.text).map(({ text }) => text);
  const unsupported = claims.filter((claim) => support(claim).score < enoughSupport);
  problems.push(...unsupported.map((claim) => `No passage supports "${excerpt(claim)}".`));
  const warnings = [...problems.map(unsupportedClaim), ...severalBases(citations)];
  if (claims.length === 0)
    return { citations, groundedness: null, groundednessReason: 'The answer claims nothing.', warnings };
  return { citations, groundedness: (claims.length - unsupported.length) / claims.length, warnings };
}

const enoughSupport = 0.7;

/** @returns what is wrong with it, where something is */
function resolveCitation(
  { id, quote }: DraftCitation,
  passages: readonly RetrievedPassage[],
): Citation | string {
  const passage = passages.find((one) => one.id === id);
  if (!passage)
    return `The answer cites "${excerpt(id)}", which is none of the passages that it was made from.`;
  if (quote.trim() === '' || !passage.text.includes(quote))
    return `The answer cites "${excerpt(quote)}", which does not stand in ${id}.`;
  const { base, document, heading } = passage;
  return { id, base, document, heading, quote };
}

function unsupportedClaim(message: string): AnswerWarning {
  return { code: 'unsupported-claim', message };
}

function severalBases(citations: readonly Citation[]): AnswerWarning[] {
  const bases = [...new Set(citations.map(({ base }) => base))];
  if (bases.length < 2) return [];
  return [
    {
      code: 'several-bases',
      message: `The answer draws on ${bases.join(' and ')}: rules of different bases may not agree.`,
    },
  ];
}

function excerpt(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}
