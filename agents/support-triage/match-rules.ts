/** Labels with the patterns that stand for them; an earlier rule goes before a later one. */
export type Rules<Label extends string> = readonly (readonly [label: Label, pattern: RegExp])[];

/** The label of the first rule that fits, or null where none does. Patterns are tried on the text in lower case. */
export function matchRules<Label extends string>(rules: Rules<Label>, text: string): Label | null {
  const plain = text.toLowerCase();
  return rules.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
