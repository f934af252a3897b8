import { sentencesOf } from '../../text/sentences-of.ts';
import { termsOf } from '../../text/terms-of.ts';
import type { Passage } from './knowledge.ts';
import { textToFind } from './text-to-find.ts';

/** The words of a passage, as ranking and answering read them. */
export interface PassageTerms {
  /** Of the whole passage, with title, headings and keywords. */
  readonly all: ReadonlySet<string>;
  /** Of its text alone. */
  readonly body: ReadonlySet<string>;
  /** Of title and headings. */
  readonly heading: ReadonlySet<string>;
  readonly sentences: readonly { readonly text: string; readonly terms: ReadonlySet<string> }[];
}

const read = new WeakMap<object, PassageTerms>();

/** Reads a passage; one and the same passage is read once. */
export function passageTerms(passage: Passage): PassageTerms {
  const before = read.get(passage);
  if (before) return before;
  const terms = {
    all: new Set(termsOf(textToFind(passage))),
    body: new Set(termsOf(passage.text)),
    heading: new Set(termsOf(`${passage.title}\n${passage.heading}`)),
    sentences: sentencesOf(passage.text).map(({ text }) => ({ text, terms: new Set(termsOf(text)) })),
  };
  read.set(passage, terms);
  return terms;
}
