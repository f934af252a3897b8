import { isStopWord } from '../../text/is-stop-word.ts';
import { termOf } from '../../text/term-of.ts';
import { termsOf } from '../../text/terms-of.ts';
import { wordsOf } from '../../text/words-of.ts';

/** So many related words help a search; with more it would find them rather than what was asked. */
const mostRelated = 24;
/** So many small words may stand between two words of a phrase: "time that I can get off". */
const mostBetween = 4;

/**
 * Leads from the words that people ask in to the words that rules are written in.
 *
 * A phrase is found in any grammatical form, also with small words between its own, and the longest one counts: where
 * "fire drill" is known, "fire" is not looked up in it. Its own small words matter: "time off" is more than "time". The
 * time it takes grows with the length of the question alone.
 *
 * @param entries - what people say to what rules say, with commas between several phrases, on the right the best first:
 *   `{ 'quit, hand in notice': 'resignation, separation' }`. A phrase may stand in several entries
 * @returns related words for a question, at most 24, none of which the question has; the best of every phrase come first
 */
export function createThesaurus(
  entries: Readonly<Record<string, string>>,
): (questionText: string) => string[] {
  const root = readEntries(entries);
  return (questionText) => {
    const words = wordsOf(questionText);
    const asked = new Set(words.map(termOf));
    const isNew = (related: string): boolean => termsOf(related).some((term) => !asked.has(term));
    return bestInTurn([...phrasesIn(words, root)], isNew);
  };
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
      for (const words of written.split(',')) related.add(words.trim());
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

/** What the phrases of a text are related to, each phrase once. */
function phrasesIn(words: readonly string[], root: Step): Set<ReadonlySet<string>> {
  const found = new Set<ReadonlySet<string>>();
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at, root);
    if (phrase !== null) found.add(phrase.related);
    at = phrase?.end ?? at + 1;
  }
  return found;
}

function longestPhrase(
  words: readonly string[],
  start: number,
  root: Step,
): { related: ReadonlySet<string>; end: number } | null {
  let longest = null;
  let step = root;
  let between = 0;
  for (const [index, word] of words.slice(start, start + mostWords).entries()) {
    const next = step.next.get(tokenOf(word));
    if (next !== undefined) {
      step = next;
      between = 0;
      if (next.related.size > 0) longest = { related: next.related, end: start + index + 1 };
    } else if (index === 0 || !isStopWord(word) || ++between > mostBetween) break;
  }
  return longest;
}

/** Further from its start no phrase is looked for. */
const mostWords = 24;

function bestInTurn(found: readonly ReadonlySet<string>[], isNew: (related: string) => boolean): string[] {
  const picked = new Set<string>();
  const lists = found.map((related) => [...related].filter(isNew));
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0);
  for (let rank = 0; rank < longest; rank++) {
    for (const list of lists) {
      const related = list[rank];
      if (related !== undefined) picked.add(related);
      if (picked.size === mostRelated) return [...picked];
    }
  }
  return [...picked];
}
