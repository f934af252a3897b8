import { isStopWord } from '../../../text/is-stop-word.ts';
import { termOf } from '../../../text/term-of.ts';
import { wordsOf } from '../../../text/words-of.ts';

/** So many small words may stand between two words of a phrase: "time that I can get off". */
const mostBetween = 4;

/** A phrase of a question that rules may call something else. */
export interface Meaning {
  /** The terms of the phrase, without its small words. */
  readonly terms: readonly string[];
  /** What rules may say instead, the best first. */
  readonly related: readonly string[];
}

/** Finds the phrases of a text that rules may call something else. */
export type Thesaurus = (text: string) => readonly Meaning[];

/**
 * Leads from the words that people ask in to the words that rules are written in.
 *
 * A phrase is found in any grammatical form, also with small words between its own, and the longest one counts: where
 * "fire drill" is known, "fire" is not looked up in it. Its own small words matter: "time off" is more than "time". The
 * time it takes grows with the length of the question alone.
 *
 * @param entries - what people say to what rules say, with commas between several phrases, on the right the best first:
 *   `{ 'quit, hand in notice': 'resignation, separation' }`. A phrase may stand in several entries
 */
export function createThesaurus(entries: Readonly<Record<string, string>>): Thesaurus {
  const root = readEntries(entries);
  return (text) => [...phrasesIn(wordsOf(text), root).values()];
}

/** Where the words of phrases lead, each as its term, a small word as itself. */
interface Step {
  readonly next: Map<string, Step>;
  /** What the phrase that ends here is related to. */
  readonly related: Set<string>;
}

function readEntries(entries: Readonly<Record<string, string>>): Step {
  const root = newStep();
  for (const [said, written] of Object.entries(entries)) {
    for (const phrase of said.split(',')) {
      const { related } = wordsOf(phrase).map(tokenOf).reduce(follow, root);
      for (const words of written.split(',')) if (words.trim() !== '') related.add(words.trim());
    }
  }
  return root;
}

function newStep(): Step {
  return { next: new Map(), related: new Set() };
}

/** The space keeps small words apart from terms: "aed" is the term "a". */
function tokenOf(word: string): string {
  return termOf(word) || ` ${word}`;
}

function follow({ next }: Step, token: string): Step {
  const known = next.get(token);
  if (known !== undefined) return known;
  const step = newStep();
  next.set(token, step);
  return step;
}

/** Each phrase once, whatever form it has. */
function phrasesIn(words: readonly string[], root: Step): ReadonlyMap<Step, Meaning> {
  const found = new Map<Step, Meaning>();
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at, root);
    if (phrase) found.set(phrase.step, { terms: phrase.terms, related: [...phrase.step.related] });
    at = phrase?.end ?? at + 1;
  }
  return found;
}

interface Phrase {
  readonly step: Step;
  readonly terms: readonly string[];
  readonly end: number;
}

function longestPhrase(words: readonly string[], start: number, root: Step): Phrase | null {
  let longest: Phrase | null = null;
  let step = root;
  let between = 0;
  const terms: string[] = [];
  for (const [index, word] of words.slice(start, start + mostWords).entries()) {
    const next = step.next.get(tokenOf(word));
    if (next !== undefined) {
      step = next;
      between = 0;
      if (termOf(word) !== '') terms.push(termOf(word));
      if (next.related.size > 0) longest = { step, terms: [...terms], end: start + index + 1 };
    } else if (index === 0 || !isStopWord(word) || ++between > mostBetween) break;
  }
  return longest;
}

/** Further from its start no phrase is looked for. */
const mostWords = 24;
