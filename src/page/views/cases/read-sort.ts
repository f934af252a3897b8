const columns = ['key', 'passed', 'score', 'latency', 'cost', 'change'] as const;

/** What cases can be sorted by. */
export type SortColumn = (typeof columns)[number];

export interface Sort {
  readonly column: SortColumn;
  /** Whose figures; empty for `key`. */
  readonly agent: string;
  readonly descending: boolean;
}

/** `-latency@bot` of an address; null where it says nothing that is understood: the order of the plan. */
export function readSort(text: string): Sort | null {
  const [, minus, name, agent = ''] = /^(-?)([a-z]+)(?:@(.*))?$/.exec(text) ?? [];
  const column = columns.find((candidate) => candidate === name);
  return column === undefined ? null : { column, agent, descending: minus === '-' };
}
