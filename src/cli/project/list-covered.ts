import type { ListedSuite } from './list-cases.ts';

/** A system of the project, and the suites that say they prove it. */
export interface CoveredSystem {
  readonly system: string;
  readonly suites: readonly {
    readonly suite: string;
    readonly file: string;
    readonly cases: readonly string[];
    /** Cases that are skipped: they prove nothing. */
    readonly skipped: readonly string[];
  }[];
}

/** What the suites cover, by system, sorted by its name. */
export function listCovered(suites: readonly ListedSuite[]): CoveredSystem[] {
  const systems = [...new Set(suites.flatMap(({ covers }) => covers))].sort();
  return systems.map((system) => ({
    system,
    suites: suites
      .filter(({ covers }) => covers.includes(system))
      .map(({ suite, file, cases }) => ({
        suite,
        file,
        cases: cases.filter(({ skip }) => skip === null).map((listed) => listed.case),
        skipped: cases.filter(({ skip }) => skip !== null).map((listed) => listed.case),
      })),
  }));
}
