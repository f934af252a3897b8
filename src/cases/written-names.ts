import { type Source, valueAt } from '../diagnostics/source.ts';

/** Names that a case file gives, whatever else is wrong with it; datasets and matrices add to those of cases. */
export interface WrittenNames {
  readonly suites: readonly string[];
  /** With their suite before them, and without. */
  readonly cases: readonly string[];
  readonly tags: readonly string[];
  readonly agents: readonly string[];
}

/** The names in a file, as far as they are there; null where a template makes tags that cannot be told here. */
export function writtenNames({ value }: Source): WrittenNames | null {
  const cases = listAt(value, 'cases');
  const suites = textsIn([valueAt(value, ['suite'])]);
  const ids = textsIn(cases.map((one) => valueAt(one, ['id'])));
  const tagged = [value, valueAt(value, ['defaults']), ...cases];
  const tags = textsIn(tagged.flatMap((one) => listAt(one, 'tags')));
  if (tags.some((tag) => tag.includes('{{'))) return null;
  const agents = tagged.flatMap((one) => listAt(one, 'agents'));
  return {
    suites,
    cases: ids.flatMap((id) => [id, ...suites.map((suite) => `${suite}/${id}`)]),
    tags,
    agents: textsIn(agents.map((agent) => valueAt(agent, ['name']))),
  };
}

/** The names of several files; null where those of one cannot be told. */
export function joinNames(all: readonly (WrittenNames | null)[]): WrittenNames | null {
  const known = all.filter((names) => names !== null);
  if (known.length < all.length) return null;
  return {
    suites: known.flatMap(({ suites }) => suites),
    cases: known.flatMap(({ cases }) => cases),
    tags: known.flatMap(({ tags }) => tags),
    agents: known.flatMap(({ agents }) => agents),
  };
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = valueAt(value, [key]);
  return Array.isArray(list) ? list : [];
}

function textsIn(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
