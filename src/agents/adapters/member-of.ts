/** A member of whatever another package handed over; undefined where there is none on the way. */
export function memberOf(value: unknown, ...path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}
