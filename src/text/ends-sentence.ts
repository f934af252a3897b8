import { isStopWord } from './is-stop-word.ts';
import { wordsOf } from './words-of.ts';

/**
 * Whether the mark at `index` of a line, up to `end`, ends a sentence.
 *
 * After an initial or an abbreviation that may stand last (U.S., Inc., p.m., etc.) a sentence ends only where a word
 * follows with which English sentences begin: a stop word with a capital.
 */
export function endsSentence(line: string, index: number, end: number): boolean {
  const following = line.slice(end, end + 40).trimStart();
  if (following === '') return true;
  const mark = line[index] ?? '';
  if ('。！？｡।؟'.includes(mark)) return true;
  const isCarriedOn = /^["'(“]?\p{Ll}/u.test(following);
  if (mark !== '.') return !isCarriedOn;
  if (line.slice(index, end).startsWith('..')) return !isCarriedOn;
  const before = /[\p{L}.]+$/u.exec(line.slice(Math.max(0, index - 20), index))?.[0] ?? '';
  const word = before.toLowerCase();
  if (neverLast.has(word)) return false;
  if (beforeNumber.has(word)) return !/^[#(]?\d/.test(following);
  if (mayBeLast.has(word) || /^(?:\p{L}\.)*\p{Lu}$/u.test(before)) return startsSentence(following);
  return true;
}

const neverLast = setOf(
  'e.g i.e eg ie cf vs viz dr mr mrs ms prof rev gen sen rep hon st mt approx incl excl esp resp dept est',
);
const beforeNumber = setOf(
  'no nos p pp sec art fig figs ch vol para par ex min max ext jan feb mar apr jun jul aug sep sept oct nov dec cl app',
);
const mayBeLast = setOf(
  'etc inc ltd co corp llc jr sr a.m p.m am pm u.s u.k u.n e.u d.c ph.d al ave blvd rd',
);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

function startsSentence(following: string): boolean {
  const word = /^["'(“*_]*(\p{Lu}[\p{L}'’]*)/u.exec(following)?.[1];
  return word !== undefined && wordsOf(word).some(isStopWord);
}
