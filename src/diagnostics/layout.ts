/**
 * Where the parts of a parsed file stand in its text: a tree beside the tree of values. Offsets are UTF-16 units.
 *
 * Plain JSON with short names, because it is kept in the cache of parsed files.
 */
export interface Layout {
  /** Start and end of the value. */
  readonly v: readonly [number, number];
  /** Start and end of the key that leads to it. */
  readonly k?: readonly [number, number];
  /** Members of a map by key. */
  readonly m?: Readonly<Record<string, Layout>>;
  /** Items of a list. */
  readonly i?: readonly Layout[];
}

/** Steps from the whole value to a part of it. */
export type Path = readonly PropertyKey[];

/** The layout of a part, or undefined where the path leads to nothing. */
export function layoutAt(layout: Layout, path: Path): Layout | undefined {
  let here: Layout | undefined = layout;
  for (const step of path) {
    if (typeof step === 'number') here = here?.i?.[step];
    else here = here?.m && Object.hasOwn(here.m, step) ? here.m[String(step)] : undefined;
    if (here === undefined) return undefined;
  }
  return here;
}
