/** Any value that JSON can hold. Everything that crosses a stage is one of these. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * Tells whether a value survives a round trip through JSON unchanged: no undefined, function, bigint, NaN,
 * infinity, class instance or cycle.
 */
export function isJson(value: unknown): value is Json {
  return problemOfJson(value) === null;
}

/**
 * Says where and why a value is not JSON, or null when it is.
 *
 * @returns for example `/items/2 is undefined`
 */
export function problemOfJson(value: unknown): string | null {
  return findProblem(value, '', []);
}

/** True for a JSON object, false for lists and scalars. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The one text of a JSON value: keys sorted, no white space. Equal values have equal texts.
 *
 * −0 is written as 0.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
  }
  return `{${members}}`;
}

/** A copy that shares nothing with the value, for handing it to code that may change it. */
export function copyJson(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(copyJson);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyJson(member)]));
}

/** `Array.isArray` that keeps the type of a read-only list. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function findProblem(value: unknown, path: string, ancestors: readonly object[]): string | null {
  const here = path === '' ? 'the value' : path;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) ? null : `${here} is ${String(value)}`;
    case 'object':
      break;
    default:
      return `${here} is ${value === undefined ? 'undefined' : `a ${typeof value}`}`;
  }
  if (value === null) return null;
  if (ancestors.includes(value)) return `${here} refers back to what contains it`;
  if (ancestors.length >= 500) return `${here} is nested over 500 levels deep`;
  const inside = [...ancestors, value];
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const problem = findProblem(value[index], `${path}/${index}`, inside);
      if (problem !== null) return problem;
    }
    return null;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return `${here} is an instance of ${value.constructor.name}`;
  }
  for (const [key, member] of Object.entries(value)) {
    const problem = findProblem(member, `${path}/${escapePointer(key)}`, inside);
    if (problem !== null) return problem;
  }
  return null;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
