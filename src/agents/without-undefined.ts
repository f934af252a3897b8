/**
 * The value without the undefined members of its objects, as JSON.stringify leaves them out. Lists keep undefined items,
 * which JSON would turn into null, and instances of classes stay as they are.
 */
export function withoutUndefined(value: unknown): unknown {
  return drop(value, []);
}

function drop(value: unknown, ancestors: readonly object[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.includes(value) || ancestors.length > 500) return value;
  const inside = [...ancestors, value];
  if (Array.isArray(value)) return value.map((item) => drop(item, inside));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, drop(member, inside)]));
}
