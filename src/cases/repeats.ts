import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Collects mistakes of rows, so that one slip in ten thousand rows does not fill ten thousand screens. */
export interface Repeats {
  /** Keeps a mistake while there are few of its kind; `make` is only called for those. */
  add(kind: string, make: () => Diagnostic): void;
  /** The mistakes that are shown; the last of each kind says how many more there are. */
  diagnostics(): Diagnostic[];
}

/** At most `most` mistakes of a kind are shown. */
export function limitRepeats(most = 10): Repeats {
  const kinds = new Map<string, { shown: Diagnostic[]; count: number }>();
  return {
    add(kind, make) {
      const known = kinds.get(kind) ?? { shown: [], count: 0 };
      kinds.set(kind, known);
      known.count++;
      if (known.shown.length < most) known.shown.push(make());
    },
    diagnostics() {
      return [...kinds.values()].flatMap(({ shown, count }) => {
        const last = shown.at(-1);
        if (!last || count === shown.length) return shown;
        const more = (count - shown.length).toLocaleString('en-US');
        return [...shown.slice(0, -1), { ...last, message: `${last.message}\n${more} more rows have the same mistake.` }];
      });
    },
  };
}
