import { dirname, join } from 'node:path';
import type { Case } from '../../model/case.ts';
import type { Json } from '../../model/json.ts';
import type { SelectedCase } from '../../plan/select-cells.ts';
import type { Change, Footprint } from './footprint.ts';
import { isTouched } from './is-touched.ts';
import { namedPaths } from './named-paths.ts';

/** What the parts of a project rest on. */
export interface ProjectFootprints {
  /** Absolute folder of the project. */
  readonly project: string;
  /** The config, with what it imports. */
  readonly config: Footprint;
  /** By the case file, relative to the project. */
  readonly suites: ReadonlyMap<string, Footprint>;
  readonly agents: ReadonlyMap<string, Footprint>;
  /** Hooks and scripts of cases, by their path relative to the project. */
  readonly modules: ReadonlyMap<string, Footprint>;
  readonly judges: Footprint;
  /** Names of the project's own judges. */
  readonly judgeNames: readonly string[];
  /** Hooks and scripts that a case uses, relative to the project. */
  readonly modulesOf: (testCase: Case) => readonly string[];
}

/** The cells (`case@agent`) among those selected that a change touches. */
export function touchedCells(
  selected: readonly SelectedCase[],
  footprints: ProjectFootprints,
  changes: readonly Change[],
): ReadonlySet<string> {
  const touches = (footprint: Footprint | undefined): boolean =>
    footprint !== undefined && changes.some((change) => isTouched(footprint, change));
  const everything = touches(footprints.config);
  const suites = touchedOf(footprints.suites, touches);
  const agents = touchedOf(footprints.agents, touches);
  const modules = touchedOf(footprints.modules, touches);
  const judges = touches(footprints.judges);
  const cells = new Set<string>();
  for (const { case: testCase, agents: names } of selected) {
    const whole =
      everything ||
      suites.has(testCase.place.file) ||
      (modules.size > 0 && footprints.modulesOf(testCase).some((file) => modules.has(file))) ||
      (judges && usesJudge(testCase, footprints.judgeNames)) ||
      touches(footprintOfInput(testCase, footprints.project));
    for (const agent of names) if (whole || agents.has(agent)) cells.add(`${testCase.key}@${agent}`);
  }
  return cells;
}

function touchedOf(
  footprints: ReadonlyMap<string, Footprint>,
  touches: (footprint: Footprint) => boolean,
): ReadonlySet<string> {
  return new Set([...footprints].filter(([, footprint]) => touches(footprint)).map(([name]) => name));
}

/** A name may stand inside of another judge, as it was written. */
function usesJudge({ expect, turns = [] }: Case, names: readonly string[]): boolean {
  const text = JSON.stringify([expect, turns.map((turn) => turn.expect)]);
  return names.some((name) => text.includes(`"${name}"`) || text.includes(`"not-${name}"`));
}

/** An input may say where the agent finds what it has to read. */
function footprintOfInput({ input, turns = [], place }: Case, project: string): Footprint {
  const texts = [input, ...turns.map((turn) => turn.input)].flatMap(textsIn);
  return {
    files: new Set(),
    named: namedPaths(texts, [project, join(project, dirname(place.file))], project),
  };
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
