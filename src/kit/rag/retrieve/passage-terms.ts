import { sentencesOf } from '../../../text/sentences-of.ts';
import { termsOf } from '../../../text/terms-of.ts';
import { passageSentences, saidBy } from '../answer/passage-sentences.ts';
import { speaksToBot } from '../answer/speaks-to-bot.ts';
import type { Passage } from '../knowledge.ts';
import { textToFind } from '../search/text-to-find.ts';

/** The words of a passage, as ranking and answering read them. */
export interface PassageTerms {
  /** Of the whole passage, with title, headings and keywords. */
  readonly all: ReadonlySet<string>;
  /** Of title and headings. */
  readonly heading: ReadonlySet<string>;
  readonly sentences: readonly { readonly text: string; readonly terms: ReadonlySet<string> }[];
}

const read = new WeakMap<object, PassageTerms>();

/** Reads a passage; one and the same passage is read once. */
export function passageTerms(passage: Passage): PassageTerms {
  const before = read.get(passage);
  if (before) return before;
  const text = withoutOrders(passage.text);
  const terms = {
    all: new Set(termsOf(textToFind({ ...passage, text }))),
    heading: new Set(termsOf(`${passage.title}\n${passage.heading}`)),
    sentences: passageSentences(text).map((sentence) => ({
      text: sentence.text,
      terms: new Set(termsOf(saidBy(sentence))),
    })),
  };
  read.set(passage, terms);
  return terms;
}

/** What a page says to the bot is no evidence for anything. */
function withoutOrders(text: string): string {
  if (!speaksToBot(text)) return text;
  const kept = sentencesOf(text).filter((sentence) => !speaksToBot(sentence.text));
  return kept.map((sentence) => sentence.text).join('\n');
}
