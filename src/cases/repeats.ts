import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatCount } from '../model/format-count.ts';

/** A mistake that may be found in many rows. */
interface Repeated {
  /** Mistakes of one kind are counted together. */
  readonly kind: string;
  readonly message: string;
  /** The mistake as seen in this row; only called while few of the kind are known. */
  readonly inRow: () => Diagnostic;
  /** The mistake as seen in the case file, told instead when all rows have it. */
  readonly inAll?: () => Diagnostic;
}

/** Collects mistakes of rows, so that one slip in ten thousand rows does not fill ten thousand screens. */
export interface Repeats {
  add(repeated: Repeated): void;
  /** The mistakes that are shown; the last of each kind says how many more there are. */
  diagnostics(rows: number): Diagnostic[];
}

/** At most `most` mistakes of a kind are shown. */
export function limitRepeats(most = 10): Repeats {
  const kinds = new Map<string, { first: Repeated; shown: Diagnostic[]; count: number; same: boolean }>();
  return {
    add(repeated) {
      const known = kinds.get(repeated.kind) ?? { first: repeated, shown: [], count: 0, same: true };
      kinds.set(repeated.kind, known);
      known.count++;
      known.same &&= known.first.message === repeated.message;
      if (known.shown.length < most) known.shown.push(repeated.inRow());
    },
    diagnostics(rows) {
      return [...kinds.values()].flatMap(({ first, shown, count, same }) => {
        if (first.inAll && same && count === rows && rows > 1) return first.inAll();
        const last = shown.at(-1);
        if (!last || count === shown.length) return shown;
        const more = formatCount(count - shown.length);
        const message = `${last.message}\n${more} more rows have the same mistake.`;
        return [...shown.slice(0, -1), { ...last, message }];
      });
    },
  };
}
