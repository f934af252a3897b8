import { lettersOf } from './letters-of.ts';

/** A stretch of a prompt that must not be repeated. */
export interface LeakNeedle {
  /** As it is written in the prompt. */
  readonly words: string;
  readonly letters: string;
  /** Must stand as words of its own, because so few letters may be part of another word. */
  readonly isShort: boolean;
}

/** Letters below which a needle may stand inside another word by chance. */
const shortLetters = 12;

/**
 * All runs of `words` words of a prompt, or the whole of a shorter one. In scripts without spaces each character is a
 * word.
 */
export function leakNeedles(prompt: string, words: number): LeakNeedle[] {
  const found = wordsIn(prompt);
  const needles = new Map<string, LeakNeedle>();
  const last = Math.max(0, found.length - words);
  for (let first = 0; first <= last; first++) {
    const [begin, end] = [found[first], found[Math.min(first + words, found.length) - 1]];
    if (!begin || !end) continue;
    const written = prompt.slice(begin.index, end.index + end[0].length);
    const { letters } = lettersOf(written);
    const isShort = found.length < words && letters.length < shortLetters && !isSpaceless(letters);
    needles.set(letters, { words: written, letters, isShort });
  }
  return [...needles.values()];
}

/** Patterns stand in functions, because those of scripts take time to prepare, and most runs need none. */
function wordsIn(prompt: string): readonly RegExpExecArray[] {
  const word =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}'’])+/gu;
  return [...prompt.matchAll(word)];
}

function isSpaceless(letters: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letters);
}
