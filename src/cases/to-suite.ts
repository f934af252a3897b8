import type { Source } from '../diagnostics/source.ts';
import type { Case, Suite } from '../model/case.ts';
import type { SuiteHead } from './case-file-schema.ts';

/** The suite that a case file describes. */
export function toSuite(source: Source, head: SuiteHead, cases: readonly Case[]): Suite {
  return {
    name: head.suite,
    file: source.file,
    covers: head.covers ?? [],
    agents: (head.agents ?? []).flatMap((agent, index) => {
      if (typeof agent === 'string') return [];
      const { name, ...settings } = agent;
      return { name, settings, place: { file: source.file, ...source.position(['agents', index]) } };
    }),
    thresholds: (head.thresholds ?? []).map((text, index) => ({
      text,
      place: { file: source.file, ...source.position(['thresholds', index]) },
    })),
    cases,
  };
}
