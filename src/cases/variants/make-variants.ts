import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Case } from '../../model/case.ts';
import type { Json } from '../../model/json.ts';
import { readPointer, replaceAtPointer } from '../../model/json-pointer.ts';
import { rewordableText } from '../../model/rewordable-text.ts';
import { caseDigester } from '../digest.ts';
import type { Placed } from '../merge-settings.ts';
import type { RowsToResolve } from '../rows-to-resolve.ts';
import type { VariantKind } from './variant-kinds.ts';
import type { Variants } from './variants.ts';
import { varyText, type WrittenKind } from './vary-text.ts';

/**
 * The cases with their variants, each after its origin: the same judges, agents and settings, and another form of what is asked.
 *
 * A variant depends on the key of its origin and its kind alone, never on the seed of a run. Where a kind changes nothing, there
 * is none: a copy of its origin would only flatter the invariance.
 */
export function makeVariants(cases: readonly Case[], options: RowsToResolve): Case[] {
  const { variants } = options.merged;
  if (!variants || variants.value.kinds.length === 0) return [...cases];
  const textless = cases.find((origin) =>
    inputsOf(origin).every((input) => !isTextAt(input, variants.value)),
  );
  if (textless) {
    options.tell(noText(textless, variants, options));
    return [...cases];
  }
  if (variants.value.model === null && variants.value.kinds.includes('paraphrase')) {
    options.tell(noModel(variants, options));
    return [...cases];
  }
  const digest = caseDigester();
  const made = cases.flatMap((origin) => [origin, ...variantsOf(origin, variants.value, digest)]);
  for (const problem of unmade(made, variants, options)) options.tell(problem);
  for (const problem of doubled(made, variants, options)) options.tell(problem);
  return made;
}

function variantsOf(origin: Case, variants: Variants, digest: ReturnType<typeof caseDigester>): Case[] {
  return variants.kinds.flatMap((kind) => {
    const changed = kind === 'paraphrase' ? toReword(origin, variants) : varied(origin, variants, kind);
    const made: Case = {
      ...changed,
      key: keyOf(origin, kind),
      digest: digest(changed),
      tags: [...new Set([...origin.tags, 'variant', `variant-${kind}`])],
      variant: { of: origin.key, kind },
    };
    return made.digest === origin.digest ? [] : [made];
  });
}

function varied(origin: Case, { of }: Variants, kind: WrittenKind): Case {
  const vary = (input: Json, turn: number): Json => {
    const text = readPointer(input, of);
    if (typeof text !== 'string') return input;
    return replaceAtPointer(input, of, varyText(text, kind, `${origin.key}/${kind}/${turn}`));
  };
  const turns = origin.turns?.map((turn, index) => ({ ...turn, input: vary(turn.input, index) }));
  return { ...origin, input: vary(origin.input, 0), ...(turns ? { turns } : {}) };
}

/** Its words are known in a trial only; without any word there is nothing to reword. */
function toReword(origin: Case, { of, model }: Variants): Case {
  const hasWords = inputsOf(origin).some((input) => rewordableText(input, of) !== null);
  return model === null || !hasWords ? origin : { ...origin, rewording: { model, of } };
}

/** `suite/case/variant-typos`, or `suite/case/row.variant-typos`. */
function keyOf({ key }: Case, kind: VariantKind): string {
  return `${key}${key.split('/').length > 2 ? '.' : '/'}variant-${kind}`;
}

/** What a simulated user says is not known beforehand. */
function inputsOf({ input, turns, user }: Case): readonly Json[] {
  if (user) return [];
  return turns ? turns.map((turn) => turn.input) : [input];
}

function isTextAt(input: Json, { of }: Variants): boolean {
  return typeof readPointer(input, of) === 'string';
}

function noText({ key }: Case, { value, path }: Placed<Variants>, { source }: RowsToResolve): Diagnostic {
  return {
    code: 'case/variant-without-text',
    severity: 'error',
    message:
      value.of === ''
        ? `The input of ${key} is not text.`
        : `The input of ${key} has no text at ${value.of}.`,
    why: 'Variants change text, and it would be a guess which text is meant.',
    fix: 'Name the text with `variants: { of: /question, kinds: […] }`, or write `variants: []` for a case that is to have none.',
    place: source.keyPlace(path),
  };
}

function noModel({ path }: Placed<Variants>, { source }: RowsToResolve): Diagnostic {
  return {
    code: 'case/variant-without-model',
    severity: 'error',
    message: 'The variant "paraphrase" asks a model, but none is named.',
    why: 'Nobody could reword what is asked, so all its trials would be invalid.',
    fix: 'Name the model with `variants: { kinds: [paraphrase], model: gpt-5-mini }`, or leave out "paraphrase".',
    place: source.keyPlace(path),
  };
}

function unmade(
  made: readonly Case[],
  { value, path }: Placed<Variants>,
  { source, entry }: RowsToResolve,
): Diagnostic[] {
  return value.kinds
    .filter((kind) => made.every(({ variant }) => variant?.kind !== kind))
    .map((kind) => ({
      code: 'case/variant-unchanged',
      severity: 'warning',
      message: `The variant "${kind}" changes nothing of the case "${entry.id}".`,
      why: 'There is no such variant of it, so that it says nothing about the agent.',
      fix: `Leave out "${kind}", or ask something that has words in it.`,
      place: source.keyPlace(path),
    }));
}

/** A row may happen to be named like a variant. */
function doubled(made: readonly Case[], { path }: Placed<Variants>, { source }: RowsToResolve): Diagnostic[] {
  const origins = new Set(made.flatMap(({ key, variant }) => (variant ? [] : [key.toLowerCase()])));
  return made
    .filter(({ key, variant }) => variant && origins.has(key.toLowerCase()))
    .map(({ key }) => ({
      code: 'case/duplicate-id',
      severity: 'error',
      message: `A row is named ${key}, as the variant of another is.`,
      why: 'Results are kept by the names of cases, so one would overwrite the other.',
      fix: 'Give the row another name.',
      place: source.keyPlace(path),
    }));
}
