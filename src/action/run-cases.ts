import { join, resolve } from 'node:path';
import { defaultBaseline } from '../cli/earlier/default-baseline.ts';
import { listRuns } from '../cli/earlier/run-folder.ts';
import { exitCodes } from '../report/thresholds/verdict.ts';
import { casesArguments } from './cases-arguments.ts';
import { casesEnvironment } from './cases-environment.ts';
import { findCasesCommand } from './find-cases-command.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';
import type { Log } from './log.ts';
import { type EndedProcess, runCasesProcess } from './run-cases-process.ts';
import type { Scene } from './scene.ts';
import { type WriteLog, withoutCommands } from './without-commands.ts';

type Place = Pick<Scene, 'folder' | 'variables' | 'log' | 'cancelled'>;

/** What became of the cases; a run that began has left its folder, however it ended. */
export type CasesOutcome =
  | {
      readonly type: 'ran';
      /** Of the run, absolute, as all others. */
      readonly folder: string;
      /** That paths of case files start at. */
      readonly project: string;
      /** Where a committed baseline would be. */
      readonly baseline: string;
      /** How the command ended, and what it said of it last. */
      readonly ending: string;
    }
  /** Every case was left out, for want of keys or because it says so. */
  | { readonly type: 'skipped'; readonly reason: string }
  | { readonly type: 'refused'; readonly reason: string; readonly said: string };

/**
 * Tries the cases of the project: checks them all, then runs those that the inputs name. What the commands and the
 * agents say stands in the log in groups.
 */
export async function runCases(inputs: ActionInputs, place: Place): Promise<CasesOutcome> {
  const { folder, variables, log } = place;
  const { command, about, isMissing } = findCasesCommand(folder, variables);
  log.write(`The cases are tried by ${about}.\n`);
  if (isMissing)
    log.warn(
      'package.json names agent-eval, but it is not installed, so the one that comes with the action is used. Run "npm ci" in a step before.',
    );
  const paths = inputs.paths.length > 0 ? ['--', ...inputs.paths] : [];
  const env = casesEnvironment(variables, inputs['node-options']);
  const start = (parameters: readonly string[], show: WriteLog): Promise<EndedProcess> =>
    runCasesProcess([...command, ...parameters], { cwd: folder, env, show });
  const [checked, settings] = await Promise.all([
    inGroup('agent-eval validate', log, (show) => start(['validate', ...paths], show)),
    start(['config', '--json'], () => {}),
  ]);
  if (place.cancelled.aborted) return { type: 'refused', reason: 'The job was cancelled.', said: '' };
  if (checked.exitCode !== exitCodes.met) return unchecked(checked, about);
  const places = placesIn(settings);
  if (places === null) return withoutSettings(settings, about);
  const before = new Set(listRuns(places.out));
  const parameters = ['run', '--reporter=terminal,json', '--yes', ...casesArguments(inputs)];
  const ended = await inGroup('agent-eval run', log, (show) => start(parameters, show));
  const run = listRuns(places.out).findLast((name) => !before.has(name));
  if (run === undefined) return withoutRun(ended, about);
  const { project, baseline } = places;
  return { type: 'ran', folder: join(places.out, run), project, baseline, ending: endingOf(ended, about) };
}

/** Lets others speak in the log, under a title that folds. */
async function inGroup(
  title: string,
  { write }: Log,
  speak: (show: WriteLog) => Promise<EndedProcess>,
): Promise<EndedProcess> {
  write(`::group::${title}\n`);
  const ended = await withoutCommands(write, speak);
  write('::endgroup::\n');
  return ended;
}

interface Places {
  readonly project: string;
  readonly out: string;
  readonly baseline: string;
}

/** Where the project is, where runs are written to, and where a committed baseline would be; absolute. */
function placesIn({ exitCode, stdout }: EndedProcess): Places | null {
  if (exitCode !== exitCodes.met) return null;
  try {
    const { project, settings } = JSON.parse(stdout);
    const out = resolve(project, settings.out.value);
    const baseline = settings.baseline?.value ?? defaultBaseline(out);
    return { project, out, baseline: resolve(project, baseline) };
  } catch {
    return null;
  }
}

/** The command says this of a plan of which nothing is left, and names what each agent needs. */
const allSkipped = /Every case that was picked is skipped\.(.*)/;

function withoutRun(ended: EndedProcess, about: string): CasesOutcome {
  const { exitCode, stderr } = ended;
  const skipped = exitCode === exitCodes.badInput ? allSkipped.exec(stderr) : null;
  if (skipped !== null) return { type: 'skipped', reason: `Every case was skipped.${skipped[1] ?? ''}` };
  return refusal(`No case was run: ${howItEnded(ended, about)}`, ended);
}

function unchecked(ended: EndedProcess, about: string): CasesOutcome {
  const how = howItEnded(ended, about);
  return ended.exitCode === exitCodes.badInput
    ? refusal(`The cases have mistakes: ${how}`, ended)
    : refusal(`The cases could not be checked: ${how}`, ended);
}

function withoutSettings(ended: EndedProcess, about: string): CasesOutcome {
  const advice = 'Where it is older than the action, update it; else install it anew.';
  return refusal(`The settings could not be read: ${howItEnded(ended, about)} ${advice}`, ended);
}

function refusal(reason: string, { stderr }: EndedProcess): CasesOutcome {
  return { type: 'refused', reason, said: stderr.trim() };
}

function howItEnded({ exitCode }: EndedProcess, about: string): string {
  return exitCode === null ? `${about} was ended by a signal.` : `${about} ended with exit code ${exitCode}.`;
}

/** Its own mistakes begin so; agents speak on the same stream. */
const errorLine = /^error {2}(.{1,1000})/gm;

function endingOf(ended: EndedProcess, about: string): string {
  const last = [...ended.stderr.matchAll(errorLine)].at(-1);
  return last?.[1] ?? `How it ended: ${howItEnded(ended, about)}`;
}
