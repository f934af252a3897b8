const filterNames = ['q', 'tag', 'status', 'agent', 'suite', 'flaky', 'differs'] as const;

/** What the reader set, as the address has it: text by name, empty where nothing is set. */
export type CasesSettings = Readonly<
  Record<(typeof filterNames)[number] | 'sort' /* see readSort */ | 'case' /* selected */, string>
>;

/** The settings of an address; what it does not say is not set. */
export function readSettings(query: URLSearchParams): CasesSettings {
  const read = (name: keyof CasesSettings): string => query.get(name) ?? '';
  return {
    q: read('q'),
    tag: read('tag'),
    status: read('status'),
    agent: read('agent'),
    suite: read('suite'),
    flaky: read('flaky'),
    differs: read('differs'),
    sort: read('sort'),
    case: read('case'),
  };
}
