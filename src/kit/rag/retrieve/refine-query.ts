import { type AskedTerm, askedTerms } from './asked-term.ts';
import type { Corpus } from './corpus.ts';
import type { Thesaurus } from './create-thesaurus.ts';
import type { Evidence } from './evidence.ts';
import { feedbackWords } from './feedback-words.ts';
import { mendTerms } from './mend-terms.ts';
import { splitQuestion } from './split-question.ts';

/** What one iteration searches for. */
export interface Query {
  /** One for each question that is asked in one. */
  readonly parts: readonly QueryPart[];
  /** Why it differs from the query before; empty for the first. */
  readonly reason: string;
}

interface QueryPart {
  /** Words to search for. */
  readonly text: string;
  /** Words that may lead further. */
  readonly related: readonly string[];
  /** What evidence is measured against: what was asked, whatever is searched for. */
  readonly asked: readonly AskedTerm[];
}

/** What the next query is made from. */
export interface QueryBasis {
  readonly corpus: Corpus;
  readonly thesaurus: Thesaurus;
  readonly last: Query;
  /** Best passages of each part of the last query. */
  readonly found: readonly (readonly Evidence[])[];
}

/** The question as it was asked. */
export function firstQuery(question: string, corpus: Corpus): Query {
  return { parts: [{ text: question, related: [], asked: askedTerms(question, corpus) }], reason: '' };
}

/**
 * Ways to ask again, in order: first in the words of the pages, then more widely. Each gives null where it would change
 * nothing.
 */
export const refinements: readonly ((basis: QueryBasis) => Query | null)[] = [clarify, widen];

/** Of several questions in one, each is asked against the background of the others. */
const backgroundWeight = 0.3;

/** Splits what asks several things; puts right spellings, long forms and synonyms beside the words that were used. */
function clarify({ corpus, thesaurus, last }: QueryBasis): Query | null {
  const texts = last.parts.flatMap(({ text }) => splitQuestion(text));
  const whole = askedTerms(last.parts.map(({ text }) => text).join(' '), corpus);
  const parts = texts.map((text): QueryPart => {
    const own = askedTerms(text, corpus);
    const others = whole.filter(({ term }) => !own.some((one) => one.term === term));
    const background = others.map((term) => ({ ...term, weight: term.weight * backgroundWeight }));
    const asked = mendTerms([...own, ...background], corpus, thesaurus(text));
    return { text, related: [...others.map(({ word }) => word), ...substitutesOf(asked)], asked };
  });
  const reasons = [
    ...(parts.length > last.parts.length ? [`it asks ${parts.length} things`] : []),
    ...parts.flatMap(({ asked }) => asked.filter(({ also }) => also.length > 0)).map(describe),
  ];
  return reasons.length === 0 ? null : { parts, reason: reasons.join('; ') };
}

function substitutesOf(asked: readonly AskedTerm[]): string[] {
  return [...new Set(asked.flatMap(({ also }) => also.map(({ words }) => words)))];
}

function describe({ word, also }: AskedTerm): string {
  return `"${word}" may be called ${also.map(({ words }) => `"${words}"`).join(', ')}`;
}

/** Drops words that lead nowhere, and adds words that the best passages share. */
function widen({ corpus, last, found }: QueryBasis): Query | null {
  const reasons: string[] = [];
  const parts = last.parts.map((part, index): QueryPart => {
    const kept = part.asked.filter(({ term, weight }) => corpus.isKnown(term) && weight >= leastWeight);
    const dropped = part.asked.filter((term) => !kept.includes(term));
    const words = feedbackWords(part.asked, found[index] ?? [], corpus);
    if (dropped.length > 0) reasons.push(`without ${dropped.map(({ word }) => `"${word}"`).join(', ')}`);
    if (words.length > 0)
      reasons.push(`with ${words.map((word) => `"${word}"`).join(', ')} of the best passages`);
    const text = kept.length > 0 ? kept.map(({ word }) => word).join(' ') : part.text;
    return { ...part, text, related: [...part.related, ...words] };
  });
  return reasons.length === 0 ? null : { parts, reason: reasons.join('; ') };
}

/** Words lighter than this select next to nothing. */
const leastWeight = 0.15;
