import { formatCount } from '../../model/format-count.ts';
import { canonicalJson, type Json } from '../../model/json.ts';
import { visibleText } from '../../model/visible-text.ts';
import { GoldenStore } from '../../project/golden-store.io.ts';
import { plural } from '../../report/show/plural.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { alignColumns } from '../align-columns.ts';
import type { Terminal } from '../terminal.ts';
import { findRunsFolder } from './find-runs-folder.ts';
import { type GoldenTrial, isGolden } from './golden-trials.ts';
import { pickGoldenTrials } from './pick-golden-trials.ts';
import { readGolden } from './read-golden.ts';

export interface AcceptCommandOptions {
  /** Whose outputs; needed where several agents were tried. */
  readonly agent?: string;
  /** Only cases whose key contains the text, upper and lower case alike. */
  readonly filter?: string;
  /** Whose outputs; 1 unless given. */
  readonly iteration?: number;
  readonly out?: string;
  readonly config?: string;
}

/**
 * `agent-eval accept`: keeps the outputs of a run as what the judge `golden` compares with from now on.
 *
 * Taken is the first iteration of each case that the judge had a say in, unless another is named; where others gave
 * something else, that is told. The output of a trial that ended with an error is never taken.
 *
 * @param named - a run's name, `latest`, or a path
 * @returns 0; 1 where some output could not be taken; 2 where there was nothing to accept
 */
export async function acceptCommand(
  named: string,
  options: AcceptCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const found = await findRunsFolder(options, 'Nothing was accepted.', terminal);
  if (found === null) return exitCodes.badInput;
  const { settings, folder } = found;
  const trials = await pickGoldenTrials(folder, named, options, terminal);
  const store = new GoldenStore(settings.project);
  const accepted = trials.map((found) => compare(found, store));
  const changed = accepted.filter(({ change }) => change === 'new' || change === 'changed');
  if (changed.length > 0) store.accept(new Map(changed.map(({ trial }) => [trial.case, trial.output])));
  terminal.out(`${describe(accepted)}${adviseOnDiffering(accepted)}`);
  return accepted.some(({ change }) => change === 'not taken') ? exitCodes.missed : exitCodes.met;
}

type Change = 'new' | 'changed' | 'unchanged' | 'not taken';

interface Accepted extends GoldenTrial {
  readonly change: Change;
}

function compare(found: GoldenTrial, store: GoldenStore): Accepted {
  const { trial } = found;
  if (trial.error !== undefined) return { ...found, change: 'not taken' };
  const before: Json | undefined = readGolden(store, trial.case);
  if (before === undefined) return { ...found, change: 'new' };
  const isSame = canonicalJson(before) === canonicalJson(trial.output);
  return { ...found, change: isSame ? 'unchanged' : 'changed' };
}

function describe(accepted: readonly Accepted[]): string {
  const lines = alignColumns(accepted.map((one) => [one.change, visibleText(one.trial.case), noteOf(one)]));
  const count = (change: Change): number => accepted.filter((one) => one.change === change).length;
  const written = count('new') + count('changed');
  const suites = [...new Set(accepted.map(({ trial }) => trial.case.split('/')[0] ?? ''))];
  const files = suites.map((suite) => `golden/${suite}.json`).join(', ');
  const rest = [
    `${formatCount(count('unchanged'))} unchanged`,
    `${formatCount(count('not taken'))} not taken`,
  ];
  const closing =
    written > 0
      ? `${plural(written, 'output')} accepted (${formatCount(count('new'))} new, ${formatCount(count('changed'))} changed), ${rest.join(', ')}. They stand in ${files}; look at them, and commit them.`
      : `Nothing to change: ${rest.join(', ')}.`;
  return `${lines.join('\n')}\n\n${closing}\n`;
}

/** What a person should know before relying on an output. */
function noteOf({ trial: { error, judgements }, others, differsAt }: Accepted): string {
  if (error) return `the agent failed (${error.kind}): ${visibleText(error.message)}`;
  const discontent = judgements
    .filter(({ judge, status }) => !isGolden(judge) && (status === 'failed' || status === 'invalid'))
    .map(({ judge, label }) => label ?? judge);
  const notes = [
    discontent.length === 0 ? '' : `other judges are not content: ${visibleText(discontent.join(', '))}`,
    others.length === 0 ? '' : describeOthers(others, differsAt),
  ];
  return notes.filter(Boolean).join('; ');
}

const mostShown = 5;

function describeOthers(others: readonly number[], differsAt: string): string {
  const shown = others.slice(0, mostShown).join(', ') + (others.length > mostShown ? ', …' : '');
  const place = differsAt === '' ? '' : `, first at ${visibleText(differsAt)}`;
  return others.length === 1
    ? `iteration ${shown} gave another output${place}`
    : `iterations ${shown} gave other outputs${place}`;
}

function adviseOnDiffering(accepted: readonly Accepted[]): string {
  const differing = accepted.filter(({ others }) => others.length > 0);
  const [first] = differing;
  if (!first) return '';
  const taken = first.trial.iteration;
  return `Of ${plural(differing.length, 'case')} the iterations differ, and iteration ${taken} is what counts. Take another with --iteration ${first.others[0]} (and --filter for one case), or let the case say what may differ: golden: { ignore: [/place] }.\n`;
}
