import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseThreshold } from '../../model/parse-threshold.ts';
import { selects } from '../../model/select-cells.ts';
import { type SelectedCase, selectCells } from '../../plan/select-cells.ts';
import { isInPackages } from '../../project/is-compiled.io.ts';
import type { Project } from '../project/load-project.ts';
import { defaultAgents } from '../run/plan-project.ts';
import type { Picked } from '../run/run-options.ts';
import type { Change } from './footprint.ts';
import { isIgnored } from './is-ignored.ts';
import { projectFootprints } from './project-footprints.ts';
import { type ProjectFootprints, touchedCells } from './touched-cells.ts';
import type { WatchRequest } from './watch-message.ts';

export interface TouchedPick {
  /** null: nothing is to be tried. */
  readonly picked: Picked | null;
  readonly cases: number;
  /** How many case files they stand in. */
  readonly files: number;
  /** Absolute paths of files to watch that the project's folder does not show. */
  readonly further: readonly string[];
  /** Files that agents read, but that one of them may have written itself, so that nothing is tried for them. */
  readonly own: readonly string[];
}

/** Picks what a request asks for among what the options of the command select. */
export async function pickTouched(
  project: Project,
  { filter, thresholds }: Picked,
  request: WatchRequest,
): Promise<TouchedPick> {
  const selected = selectCells(project.suites, filter, defaultAgents(project)).cases;
  const footprints = await projectFootprints(
    project,
    selected.map((one) => one.case),
    new Set(selected.flatMap(({ agents }) => agents)),
  );
  const wanted = wantedCells(selected, footprints, request);
  const cases = selected
    .map((one) => ({
      case: one.case,
      agents: one.agents.filter((agent) => isWanted(one, agent, wanted, request)),
    }))
    .filter(({ agents }) => agents.length > 0);
  const isWhole = cases.length === selected.length && wanted === null;
  return {
    picked:
      cases.length === 0 && selected.length > 0
        ? null
        : isWhole
          ? { filter, thresholds }
          : partOf(cases, filter, thresholds),
    cases: cases.length,
    files: new Set(cases.map((one) => one.case.place.file)).size,
    own: ownFiles(selected, footprints, request),
    further: furtherFiles(footprints, resolve(project.project, project.config.out)),
  };
}

/** null: all of them. */
function wantedCells(
  selected: readonly SelectedCase[],
  footprints: ProjectFootprints,
  { cells, changes }: WatchRequest,
): ReadonlySet<string> | null {
  if (cells === null && changes === null) return null;
  const touched = changes ? touchedCells(selected, footprints, changes.flatMap(withReal)) : [];
  return new Set([...(cells ?? []), ...touched]);
}

function ownFiles(
  selected: readonly SelectedCase[],
  footprints: ProjectFootprints,
  { changes }: WatchRequest,
): readonly string[] {
  const during = (changes ?? []).filter(({ duringRun }) => duringRun);
  if (during.length === 0) return [];
  const tried = touchedCells(selected, footprints, during);
  const later = during.map(({ file }) => ({ file, duringRun: false }));
  const isMore = touchedCells(selected, footprints, later).size > tried.size;
  return isMore ? during.map(({ file }) => file) : [];
}

/** A link and what it leads to are one file to whoever imports it. */
function withReal(change: Change): Change[] {
  const real = existsSync(change.file) ? realpathSync(change.file) : change.file;
  return real === change.file ? [change] : [change, { ...change, file: real }];
}

function isWanted(
  { case: testCase }: SelectedCase,
  agent: string,
  wanted: ReadonlySet<string> | null,
  { text, path }: WatchRequest,
): boolean {
  if (!contains(testCase.key, text) || !contains(testCase.place.file, path)) return false;
  return wanted === null || wanted.has(`${testCase.key}@${agent}`);
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

/** Limits of the command line speak of all that it selects: one that selects nothing of a part says nothing about it. */
function partOf(
  cases: readonly SelectedCase[],
  filter: Picked['filter'],
  thresholds: Picked['thresholds'],
): Picked {
  const cells = cases.flatMap(({ case: { key, suite, tags }, agents }) =>
    agents.map((agent) => ({ case: key, suite, tags, agent })),
  );
  return {
    filter: { ...filter, cells: new Set(cells.map((cell) => `${cell.case}@${cell.agent}`)) },
    thresholds: thresholds.filter((text) => {
      const parsed = parseThreshold(text);
      return 'problem' in parsed || cells.some((cell) => selects(parsed, cell));
    }),
  };
}

function furtherFiles(footprints: ProjectFootprints, out: string): string[] {
  const { project, config, suites, agents, modules, judges } = footprints;
  const all = [config, judges, ...suites.values(), ...agents.values(), ...modules.values()];
  const files = new Set(all.flatMap((footprint) => [...footprint.files]));
  const isShown = (file: string): boolean =>
    file.startsWith(join(project, '/')) && !isIgnored(file, project, out);
  return [...files].filter((file) => !isShown(file) && !isInPackages(file) && existsSync(file));
}
