import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from '../../model/comparison.ts';
import { visibleText } from '../../model/visible-text.ts';
import { compareRuns } from '../../report/compare/compare-runs.ts';
import { comparisonMarkdown } from '../../report/compare/comparison-markdown.ts';
import { Incomparable } from '../../report/compare/incomparable.ts';
import type { RunToCompare } from '../../report/compare/pick-sides.ts';
import { showComparison } from '../../report/compare/show-comparison.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { splitList } from '../split-list.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { findRunsFolder } from './find-runs-folder.ts';
import { parseMargins } from './parse-margins.ts';
import { readEarlier } from './read-earlier.ts';

export interface CompareCommandOptions {
  /** Only these agents, separated by commas; of a single run the first is what the others are held against. */
  readonly agent?: string;
  readonly margin?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly out?: string;
  readonly config?: string;
}

/**
 * `agent-eval compare`: holds runs against the first of them, or agents of one run against each other.
 *
 * @param named - runs or reports, each with `@agent` behind it where one agent of it is meant
 * @returns 0; 1 where something is worse by the margin and told from chance; 2 where nothing could be compared
 */
export async function compareCommand(
  named: readonly string[],
  options: CompareCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const margins = parseMargins(splitList(options.margin));
  const found = await findRunsFolder(options, 'Nothing was compared.', terminal);
  if (found === null) return exitCodes.badInput;
  const runs: RunToCompare[] = [];
  for (const one of named) runs.push(await readSide(found.folder, one, terminal));
  const comparison = compare(runs, splitList(options.agent), margins);
  if (options.json) printJson(comparison, terminal);
  else if (options.markdown) terminal.out(comparisonMarkdown(comparison));
  else terminal.out(showComparison(comparison, terminal));
  return comparison.exitCode;
}

async function readSide(out: string, named: string, terminal: Terminal): Promise<RunToCompare> {
  const split = named.lastIndexOf('@');
  const isThere = existsSync(join(out, named)) || existsSync(named);
  if (split <= 0 || isThere) {
    const { run } = await readEarlier(out, named, terminal);
    return { name: shortened(named), measured: run };
  }
  const name = named.slice(0, split);
  const { run } = await readEarlier(out, name, terminal);
  return { name: shortened(name), measured: run, agent: named.slice(split + 1) };
}

/** A run is known by its folder. */
function shortened(name: string): string {
  return name.replace(/[\\/]+(report\.json|events\.jsonl)?$/, '') || name;
}

function compare(
  runs: readonly RunToCompare[],
  agents: readonly string[],
  margins: Comparison['margins'],
): Comparison {
  try {
    return compareRuns(runs, { agents, margins });
  } catch (error) {
    if (error instanceof Incomparable)
      throw new UserProblem(visibleText(error.message), visibleText(error.fix));
    throw error;
  }
}
