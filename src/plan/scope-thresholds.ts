import type { Diagnostic, DiagnosticPlace } from '../diagnostics/diagnostic.ts';
import type { Case, Suite } from '../model/case.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { parseThreshold } from '../model/parse-threshold.ts';
import { type Selectable, selects } from '../model/select-cells.ts';
import type { ScopedThreshold, Selector } from '../model/threshold.ts';
import { defaultThresholds } from './default-thresholds.ts';
import type { SelectedCase } from './select-cells.ts';

/** A threshold as written, and where. */
export interface ThresholdText {
  readonly text: string;
  /** `--threshold`, `config`, or file and line. */
  readonly from: string;
  /** Where it stands, for mistakes in it. */
  readonly place?: DiagnosticPlace | undefined;
}

export interface ThresholdNames {
  /** Further names, of files with mistakes; no case of theirs is among the suites. */
  readonly written?: Readonly<Record<'suites' | 'cases' | 'tags' | 'agents', readonly string[]>> | null;
  /** Not all case files of the project were read, so that the config may well speak of others. */
  readonly isPartial?: boolean;
  readonly agents: readonly string[];
  readonly judges: readonly string[];
}

/**
 * The thresholds of a run: those of command line and config over all suites, those of case files over their own, and
 * `pass-rate == 100%` for each suite whose pass rate none of them covers.
 *
 * A threshold of a case file or config whose cases were all filtered out is left out; one of the command line stays,
 * and fails.
 *
 * @param cases - the cases that will run
 * @param names - names that exist, for "did you mean"
 */
export function scopeThresholds(
  suites: readonly Suite[],
  cases: readonly SelectedCase[],
  commandLine: readonly string[],
  config: readonly ThresholdText[],
  names: ThresholdNames,
): { readonly thresholds: readonly ScopedThreshold[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const cells = cases.flatMap(({ case: one, agents }): JudgedCell[] =>
    one.skip === undefined
      ? agents.map((agent) => ({ case: one.key, suite: one.suite, tags: one.tags, agent, judged: one }))
      : [],
  );
  const everything = allNames(suites, names);
  const read = ({ text, from, place }: ThresholdText, suite?: Suite): ScopedThreshold[] => {
    const parsed = parseThreshold(text);
    if ('problem' in parsed) {
      const diagnostic = badThreshold(text, from, parsed.problem);
      if (suite === undefined) diagnostics.push({ ...diagnostic, ...(place ? { place } : {}) });
      return [];
    }
    for (const selector of parsed.threshold.selectors) {
      const diagnostic = unknownName(selector, everything, { text, from }, names.written != null);
      if (!diagnostic) continue;
      const isElsewhere = names.isPartial === true && suite === undefined && from !== commandLineName;
      diagnostics.push({ ...diagnostic, ...(place ? { place } : {}), ...(isElsewhere ? leftOut : {}) });
    }
    return [{ threshold: parsed.threshold, from, ...(suite ? { suite: suite.name } : {}) }];
  };
  const given = [
    ...config.flatMap((threshold) => read(threshold)),
    ...suites.flatMap((suite) =>
      suite.thresholds.flatMap(({ text, place }) =>
        read({ text, place, from: `${place.file}:${place.line}` }, suite),
      ),
    ),
  ].filter((scoped) => cells.some((cell) => selects(scoped, cell) && isJudgedBy(scoped, cell)));
  const thresholds = [...commandLine.flatMap((text) => read({ text, from: commandLineName })), ...given];
  return { thresholds: [...thresholds, ...defaultThresholds(cells, thresholds)], diagnostics };
}

interface JudgedCell extends Selectable {
  readonly judged: Case;
}

/** Whether the judge that a threshold asks about, if any, is asked about the case. */
function isJudgedBy({ threshold }: ScopedThreshold, { judged }: JudgedCell): boolean {
  const wanted = threshold.selectors.find(({ by }) => by === 'judge')?.name;
  if (wanted === undefined) return true;
  const uses = [...judged.expect, ...(judged.turns ?? []).flatMap((turn) => turn.expect)];
  return uses.some(({ judge, negated }) => (negated ? `not-${judge}` : judge) === wanted);
}

const commandLineName = '--threshold';

/** A threshold of the config about case files that were not read is no mistake of this run. */
const leftOut = { severity: 'warning', why: 'The threshold is left out of this run.' } as const;

/** Gathered only where something has to be looked up among them. */
type Names = Readonly<Record<Selector['by'], () => readonly string[]>>;

function allNames(suites: readonly Suite[], names: ThresholdNames): Names {
  const cases = (): readonly Case[] => suites.flatMap((suite) => suite.cases);
  const { written } = names;
  return {
    suite: () => [...suites.map(({ name }) => name), ...(written?.suites ?? [])],
    case: () => [
      ...cases().flatMap(({ key, suite }) => [key, key.slice(suite.length + 1)]),
      ...(written?.cases ?? []),
    ],
    tag: () => [...new Set([...cases().flatMap(({ tags }) => tags), ...(written?.tags ?? [])])],
    agent: () => [...names.agents, ...(written?.agents ?? [])],
    judge: () => names.judges.flatMap((judge) => [judge, `not-${judge}`]),
  };
}

/** @param isOpen - cases may have rows that were not read */
function unknownName(
  { by, name }: Selector,
  names: Names,
  { text, from }: ThresholdText,
  isOpen: boolean,
): Diagnostic | null {
  const known = names[by]();
  if (known.includes(name)) return null;
  if (isOpen && by === 'case' && known.some((one) => name.startsWith(`${one}/`))) return null;
  const close = didYouMean(name, known);
  return {
    code: `threshold/unknown-${by}`,
    severity: 'error',
    message: `The threshold "${text}" (${from}) selects the ${by} "${name}", which does not exist.`,
    why: 'A threshold that selects nothing could never be met.',
    fix: close === null ? `Use the name of a ${by} that the case files have.` : `Did you mean "${close}"?`,
  };
}

function badThreshold(
  text: string,
  from: string,
  problem: { readonly message: string; readonly fix: string },
): Diagnostic {
  return {
    code: 'threshold/syntax',
    severity: 'error',
    message: `The threshold "${text}" (${from}) cannot be read: ${problem.message}`,
    why: 'A threshold that is not understood would guard nothing.',
    fix: problem.fix,
  };
}
