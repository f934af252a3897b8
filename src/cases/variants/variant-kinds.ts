/** Ways to write the same request differently, by the names that case files use. */
export const variantKinds = [
  'typos',
  'case',
  'whitespace',
  'unicode-lookalikes',
  'injection-prefix',
  'politeness',
  'paraphrase',
] as const;
export type VariantKind = (typeof variantKinds)[number];
