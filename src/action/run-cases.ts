import { join, resolve } from 'node:path';
import { listRuns } from '../cli/earlier/run-folder.ts';
import { exitCodes } from '../report/verdict.ts';
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
  if (checked.exitCode !== exitCodes.met) return refusal('The cases have mistakes', checked);
  const places = placesIn(settings);
  if (places === null) return refusal('The settings cannot be read', settings);
  if (place.cancelled.aborted) return { type: 'refused', reason: 'The job was cancelled.', said: '' };
  const before = new Set(listRuns(places.out));
  const parameters = ['run', '--reporter=terminal,json', '--yes', ...casesArguments(inputs)];
  const ended = await inGroup('agent-eval run', log, (show) => start(parameters, show));
  const run = listRuns(places.out).findLast((name) => !before.has(name));
  return run === undefined
    ? withoutRun(ended)
    : { type: 'ran', folder: join(places.out, run), project: places.project, baseline: places.baseline };
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
    const baseline = settings.baseline?.value ?? join(out, 'baseline.json');
    return { project, out, baseline: resolve(project, baseline) };
  } catch {
    return null;
  }
}

/** The command says this of a plan of which nothing is left, and names what each agent needs. */
const allSkipped = /Every case that was picked is skipped\.(.*)/;

function withoutRun(ended: EndedProcess): CasesOutcome {
  const { exitCode, stderr } = ended;
  const skipped = exitCode === exitCodes.badInput ? allSkipped.exec(stderr) : null;
  if (skipped !== null) return { type: 'skipped', reason: `Every case was skipped.${skipped[1] ?? ''}` };
  return refusal('No case was run', ended);
}

function refusal(what: string, { exitCode, stderr }: EndedProcess): CasesOutcome {
  const how = exitCode === null ? 'was ended by a signal' : `ended with exit code ${exitCode}`;
  return { type: 'refused', reason: `${what}: agent-eval ${how}.`, said: stderr.trim() };
}
