import { termsOf } from '../../../text/terms-of.ts';
import { type AskedTerm, creditOf } from '../retrieve/asked-term.ts';
import { fitsQuestion } from './answer-hints.ts';
import { saidBy } from './passage-sentences.ts';
import type { PlacedSentence } from './quote-sentences.ts';

/**
 * The sentence that says most of what was asked, then those that add to it.
 *
 * What stands in the headings or right beside a sentence counts for it in part, and the question above an answer nearly
 * in full; a sentence that has the kind of thing that is asked for counts more, and so does one of a better passage.
 *
 * @param most - at most so many
 * @returns places in the list, best first
 */
export function chooseSentences(
  question: string,
  asked: readonly AskedTerm[],
  sentences: readonly PlacedSentence[],
  most: number,
): readonly number[] {
  const candidates = candidatesOf(sentences, fitsQuestion(question));
  const openness = new Map(asked.map((term) => [term, 1]));
  const chosen: Candidate[] = [];
  let best = 0;
  while (chosen.length < most) {
    let next: Candidate | undefined;
    let highest = 0;
    for (const candidate of candidates) {
      const score = chosen.includes(candidate) ? 0 : scoreOf(candidate, openness);
      if (score > highest) [next, highest] = [candidate, score];
    }
    if (!next || highest < nearBest * best) break;
    best = Math.max(best, highest);
    chosen.push(next);
    const { own } = next;
    for (const [term, open] of openness)
      if (creditOf(term, (one) => own.has(one)) > 0) openness.set(term, open * repeated);
  }
  return chosen.map(({ index }) => index);
}

/** How near to the best a further sentence must come. */
const nearBest = 0.25;
/** What saying a word of the question again is worth. */
const repeated = 0.5;

interface Candidate {
  readonly index: number;
  readonly own: ReadonlySet<string>;
  /** Words that stand around it, and what finding one there is worth. */
  readonly around: readonly { readonly terms: ReadonlySet<string>; readonly worth: number }[];
  /** What does not depend on the words of the question. */
  readonly merit: number;
}

function candidatesOf(
  sentences: readonly PlacedSentence[],
  fits: (sentence: string) => boolean,
): readonly Candidate[] {
  const top = Math.max(0, ...sentences.map(({ passage }) => passage.score)) || 1;
  const terms = sentences.map(({ sentence }) => new Set(termsOf(saidBy(sentence))));
  const candidates: Candidate[] = [];
  for (const [index, { passage, sentence }] of sentences.entries()) {
    const own = terms[index];
    if (!own || isQuestion(sentence.text)) continue;
    const around = [
      { terms: new Set(termsOf(`${passage.title}\n${passage.heading}`)), worth: worth.heading },
    ];
    for (const beside of [index - 1, index + 1]) {
      const neighbour = sentences[beside];
      const words = terms[beside];
      if (!words || neighbour?.passage !== passage) continue;
      const answers = beside < index && isQuestion(neighbour.sentence.text);
      around.push({ terms: words, worth: answers ? worth.question : worth.beside });
    }
    candidates.push({
      index,
      own,
      around,
      merit: (fits(saidBy(sentence)) ? 1 : worth.unfit) * (passage.score / top) ** 3,
    });
  }
  return candidates;
}

const worth = { heading: 0.5, beside: 0.3, question: 0.9, unfit: 0.6 };

function isQuestion(sentence: string): boolean {
  return /\?["'”’)\]*]*$/.test(sentence);
}

/** A sentence without any word of the question may still answer it, below the right heading. */
const floor = 0.05;

function scoreOf({ own, around, merit }: Candidate, openness: ReadonlyMap<AskedTerm, number>): number {
  let found = 0;
  let all = 0;
  for (const [term, open] of openness) {
    let credit = creditOf(term, (one) => own.has(one));
    for (const { terms, worth: share } of around)
      if (credit < share) credit = Math.max(credit, share * creditOf(term, (one) => terms.has(one)));
    found += term.weight * open * credit;
    all += term.weight;
  }
  return merit * (floor + (all === 0 ? 0 : found / all));
}
