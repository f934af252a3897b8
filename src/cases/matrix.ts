import { isId } from '../model/id.ts';
import { canonicalJson, type Json, type JsonObject } from '../model/json.ts';
import { shortHash } from './digest.ts';

/** One combination of the values of a matrix. */
export interface Combination {
  /** Its values joined by hyphens, or null without a matrix; part of the case's key. */
  readonly name: string | null;
  readonly values: JsonObject;
}

/** Combinations that a matrix may have at most. */
export const mostCombinations = 10_000;

/** All combinations of a matrix, the last name changing fastest; a single nameless one where there is no matrix. */
export function combinationsOf(matrix: Readonly<Record<string, readonly Json[]>> | undefined): Combination[] {
  if (!matrix) return [{ name: null, values: {} }];
  let combinations: Combination[] = [{ name: null, values: {} }];
  for (const [name, values] of Object.entries(matrix)) {
    combinations = combinations.flatMap((combination) =>
      values.map((value) => ({
        name: combination.name === null ? nameOf(value) : `${combination.name}-${nameOf(value)}`,
        values: { ...combination.values, [name]: value },
      })),
    );
  }
  return combinations;
}

/** Values that cannot be part of a name are named by eight hex digits of their content, never by their number. */
function nameOf(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return isId(text) && text.length <= 60 ? text : shortHash(canonicalJson(value), 8);
}
