import type { VariantKind } from './variant-kinds.ts';

/** What `variants:` asks for. */
export interface Variants {
  /** JSON Pointer of the text in the input; empty for an input that is text. */
  readonly of: string;
  /** Rewords for the kind `paraphrase`; null where none is named. */
  readonly model: string | null;
  /** Each once, in alphabetical order. */
  readonly kinds: readonly VariantKind[];
}
