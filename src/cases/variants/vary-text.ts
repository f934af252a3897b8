import { type Random, seededRandom } from '../../model/random.ts';
import { injectionPrefix } from './injection-prefix.ts';
import { letterCase } from './letter-case.ts';
import { politeness } from './politeness.ts';
import { typos } from './typos.ts';
import { unicodeLookalikes } from './unicode-lookalikes.ts';
import type { VariantKind } from './variant-kinds.ts';
import { whitespace } from './whitespace.ts';

/** A text in another form: the same for the same seed. What a kind finds nothing to change in comes back as it is. */
export function varyText(text: string, kind: VariantKind, seed: string): string {
  return changes[kind](text, seededRandom(seed));
}

const changes: Readonly<Record<VariantKind, (text: string, random: Random) => string>> = {
  typos,
  case: letterCase,
  whitespace,
  'unicode-lookalikes': unicodeLookalikes,
  'injection-prefix': injectionPrefix,
  politeness,
};
