import { isJsonObject, isList, type Json, type JsonObject } from '../../model/json.ts';
import { showDifference } from '../show-difference.ts';
import { showValue } from '../show-value.ts';

/** `equal`: the same throughout. `subset`: objects may have more members than the expected ones. */
type Comparison = 'equal' | 'subset';

/**
 * The first place where a JSON value is not what was expected.
 *
 * The order of keys does not count, −0 equals 0, numbers are doubles, and only own properties are looked at. Under
 * `subset` lists are still compared place by place and must be equally long.
 *
 * @returns for example `/items/2/amount is 3 instead of 4`; null where there is none
 */
export function findDifference(actual: Json, expected: Json, comparison: Comparison): string | null {
  if (actual === expected) return null;
  return compare(actual, expected, comparison, '');
}

function compare(actual: Json, expected: Json, comparison: Comparison, path: string): string | null {
  if (actual === expected) return null;
  if (isList(expected) && isList(actual)) return compareLists(actual, expected, comparison, path);
  if (isJsonObject(expected) && isJsonObject(actual)) {
    return compareObjects(actual, expected, comparison, path);
  }
  if (typeof actual === 'string' && typeof expected === 'string') {
    return `${nameOf(path)} ${showDifference(actual, expected)}`;
  }
  return `${nameOf(path)} is ${showValue(actual)} instead of ${showValue(expected)}`;
}

function compareLists(
  actual: readonly Json[],
  expected: readonly Json[],
  comparison: Comparison,
  path: string,
): string | null {
  const shorter = Math.min(actual.length, expected.length);
  for (let index = 0; index < shorter; index++) {
    const difference = compare(
      actual[index] ?? null,
      expected[index] ?? null,
      comparison,
      `${path}/${index}`,
    );
    if (difference !== null) return difference;
  }
  if (actual.length === expected.length) return null;
  const lengths = `${nameOf(path)} has ${actual.length} items instead of ${expected.length}`;
  return actual.length > shorter
    ? `${lengths}; the first one too many is ${showValue(actual[shorter] ?? null)}`
    : `${lengths}; the first one missing is ${showValue(expected[shorter] ?? null)}`;
}

function compareObjects(
  actual: JsonObject,
  expected: JsonObject,
  comparison: Comparison,
  path: string,
): string | null {
  for (const key of Object.keys(expected)) {
    const below = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const wanted = expected[key] ?? null;
    if (!Object.hasOwn(actual, key)) return `${nameOf(below)} is missing, expected ${showValue(wanted)}`;
    const difference = compare(actual[key] ?? null, wanted, comparison, below);
    if (difference !== null) return difference;
  }
  if (comparison === 'subset') return null;
  const extra = Object.keys(actual).find((key) => !Object.hasOwn(expected, key));
  if (extra === undefined) return null;
  return `${nameOf(path)} has a member ${showValue(extra, 60)} that was not expected: ${showValue(actual[extra] ?? null)}`;
}

/** A path as it is shown: keys come from agents, so hidden characters in them are escaped. */
function nameOf(path: string): string {
  return path === '' ? 'the value' : showValue(path).slice(1, -1);
}
