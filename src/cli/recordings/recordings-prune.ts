import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { visibleText } from '../../model/visible-text.ts';
import { readRecording } from '../../project/recordings/read-recording.ts';
import { recordingText } from '../../project/recordings/recording-text.ts';
import { plural } from '../../report/show/plural.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { confirm } from '../confirm.ts';
import { printJson } from '../print-json.ts';
import { writeWhole } from '../reporting/write-whole.ts';
import type { Terminal } from '../terminal.ts';
import { type Inspection, inspectRecordings } from './inspect-recordings.ts';
import { loadSoundProject } from './load-sound-project.ts';

export interface RecordingsPruneOptions {
  readonly yes?: true;
  readonly json?: true;
  readonly config?: string;
}

/**
 * `agent-eval recordings prune`: removes, after asking, recordings of cases that there are no more, and of agents that a case
 * is not tried on. What cannot be read stays.
 *
 * With `json` it prints `{ removed, orphans, unused }`.
 */
export async function recordingsPrune(
  paths: readonly string[],
  options: RecordingsPruneOptions,
  terminal: Terminal,
): Promise<number> {
  const project = await loadSoundProject(paths, options.config, terminal);
  if (project === null) return exitCodes.badInput;
  const { orphans, unused } = inspectRecordings(project);
  const isNothing = orphans.length + unused.length === 0;
  const show = options.json ? terminal.error : terminal.out;
  show(isNothing ? 'No recording is left over.\n' : describe(orphans, unused));
  const isWanted =
    isNothing ||
    options.yes ||
    (await confirm('Remove them? [y/N] ', 'Give --yes to remove them.', terminal));
  if (isWanted) {
    for (const { file } of orphans) rmSync(join(project.project, file), { force: true });
    for (const { file, agent } of unused) removeAgent(join(project.project, file), file, agent);
    if (!isNothing) show('Removed.\n');
  }
  if (options.json) printJson({ removed: isWanted, orphans, unused }, terminal);
  return isWanted ? exitCodes.met : exitCodes.badInput;
}

function describe(orphans: Inspection['orphans'], unused: Inspection['unused']): string {
  const lines = [
    ...orphans.map(({ file, case: key }) => `${file}  of ${key}, a case that there is no more`),
    ...unused.map(
      ({ file, agent, trials }) =>
        `${file}  ${plural(trials, 'trial')} of ${agent}, which the case is not tried on`,
    ),
  ];
  return `${lines.map((line) => `  ${visibleText(line)}`).join('\n')}\n`;
}

function removeAgent(path: string, file: string, agent: string): void {
  const { recording } = readRecording(readFileSync(path, 'utf8'), file);
  if (!recording) return;
  const trials = recording.trials.filter((trial) => trial.agent !== agent);
  if (trials.length === 0) rmSync(path, { force: true });
  else writeWhole(path, recordingText({ ...recording, trials }));
}
