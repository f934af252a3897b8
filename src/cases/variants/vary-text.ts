import { type Random, seededRandom } from '../../model/random.ts';
import { injectionPrefix } from './injection-prefix.ts';
import { letterCase } from './letter-case.ts';
import { politeness } from './politeness.ts';
import { typos } from './typos.ts';
import { unicodeLookalikes } from './unicode-lookalikes.ts';
import type { VariantKind } from './variant-kinds.ts';
import { whitespace } from './whitespace.ts';

/** Kinds that need no model. */
export type WrittenKind = Exclude<VariantKind, 'paraphrase'>;

/** A text in another form: the same for the same seed. What a kind finds nothing to change in comes back as it is. */
export function varyText(text: string, kind: WrittenKind, seed: string): string {
  return changes[kind](text, seededRandom(seed));
}

const changes: Readonly<Record<WrittenKind, (text: string, random: Random) => string>> = {
  typos,
  case: letterCase,
  whitespace,
  'unicode-lookalikes': unicodeLookalikes,
  'injection-prefix': injectionPrefix,
  politeness,
};
