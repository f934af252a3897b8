import type { VariantKind } from './variant-kinds.ts';

/** What `variants:` asks for. */
export interface Variants {
  /** JSON Pointer of the text in the input; empty for an input that is text. */
  readonly of: string;
  /** Each once, in alphabetical order. */
  readonly kinds: readonly VariantKind[];
}
