import { disguisesOf } from './disguises-of.ts';
import type { LeakNeedle } from './leak-needles.ts';
import { lettersOf } from './letters-of.ts';

/** What leaked, and how it was disguised: empty where it was not. */
interface Leak {
  readonly words: string;
  readonly how: string;
}

/** The first needle that a text has in it, plain or in one of the disguises of `disguisesOf`; null where none is. */
export function findLeak(text: string, needles: readonly LeakNeedle[]): Leak | null {
  const find = needleFinder(needles);
  for (const { how, text: undone } of disguisesOf(text)) {
    const needle = find(undone);
    if (needle) return { words: needle.words, how };
  }
  return null;
}

/** Needles are looked up by how they begin, so that a long prompt costs no more than a short one. */
function needleFinder(needles: readonly LeakNeedle[]): (text: string) => LeakNeedle | null {
  const length = Math.min(12, ...needles.map(({ letters }) => letters.length));
  const byStart = new Map<string, LeakNeedle[]>();
  for (const needle of needles) {
    const start = needle.letters.slice(0, length);
    const known = byStart.get(start);
    if (known) known.push(needle);
    else byStart.set(start, [needle]);
  }
  return (text) => {
    const { letters, isEdge } = lettersOf(text);
    for (let place = 0; place + length <= letters.length; place++) {
      const needle = byStart
        .get(letters.slice(place, place + length))
        ?.find(
          (one) =>
            letters.startsWith(one.letters, place) &&
            (!one.isShort || (isEdge(place) && isEdge(place + one.letters.length))),
        );
      if (needle) return needle;
    }
    return null;
  };
}
