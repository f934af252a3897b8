import type { Case } from '../../model/case.ts';
import type { Place } from '../../model/place.ts';
import { defaultAgents, planSettings } from '../run/plan-project.ts';
import type { Project } from './load-project.ts';

export interface ListedCase {
  /** `suite/case` or `suite/case/row`. */
  readonly case: string;
  readonly place: Place;
  readonly tags: readonly string[];
  /** Names of the agents that a run tries on it; empty where neither case nor config names any. */
  readonly agents: readonly string[];
  readonly iterations: number;
  /** Why it is skipped; null where it is not. */
  readonly skip: string | null;
  /** Marked with `only`: while any case is, a run leaves out all others. */
  readonly only: boolean;
}

export interface ListedSuite {
  readonly suite: string;
  readonly file: string;
  readonly covers: readonly string[];
  readonly cases: readonly ListedCase[];
}

/** All cases of a project as a run would see them. */
export function listCases(project: Project): ListedSuite[] {
  const agents = defaultAgents(project);
  const { iterations, defaultIterations } = planSettings(project);
  const listed = (testCase: Case): ListedCase => ({
    case: testCase.key,
    place: testCase.place,
    tags: testCase.tags,
    agents: testCase.agents.length > 0 ? testCase.agents : agents,
    iterations: iterations ?? testCase.iterations ?? defaultIterations,
    skip: testCase.skip ?? null,
    only: testCase.only,
  });
  return project.suites.map(({ name, file, covers, cases }) => ({
    suite: name,
    file,
    covers,
    cases: cases.map(listed),
  }));
}
