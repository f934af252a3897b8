import { visibleText } from '../../model/visible-text.ts';
import { plural } from '../../report/show/plural.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { type Inspection, inspectRecordings } from './inspect-recordings.ts';
import { loadSoundProject } from './load-sound-project.ts';

export interface RecordingsCheckOptions {
  readonly json?: true;
  readonly config?: string;
}

/**
 * `agent-eval recordings check`: what is missing, left over, broken, or should not stand in a file. No agent is called.
 *
 * With `json` it prints `{ ok, files, missing, orphans, unused, broken, secrets }`; keys may be added, none changes its meaning.
 *
 * @returns the exit code: 1 where anything was found
 */
export async function recordingsCheck(
  paths: readonly string[],
  options: RecordingsCheckOptions,
  terminal: Terminal,
): Promise<number> {
  const project = await loadSoundProject(paths, options.config, terminal);
  if (project === null) return exitCodes.badInput;
  const inspection = inspectRecordings(project);
  const { missing, orphans, unused, broken, secrets } = inspection;
  const ok = [missing, orphans, unused, broken, secrets].every((found) => found.length === 0);
  if (options.json) printJson({ ok, ...inspection }, terminal);
  else {
    showDiagnostics(broken, terminal, '');
    terminal.out(describe(inspection));
  }
  return ok ? exitCodes.met : exitCodes.missed;
}

function describe({ files, missing, orphans, unused, broken, secrets }: Inspection): string {
  const sections = [
    section(
      'Secrets: replace the key, and record anew',
      secrets,
      ({ file, line, column, what }) => `${file}:${line}:${column}  ${what}`,
    ),
    section('Not recorded', missing, (one) => `${one.case} by ${one.agent}  ${one.file}`),
    section('Of cases that there are no more', orphans, ({ file, case: key }) => `${file}  ${key}`),
    section(
      'Of agents that the case is not tried on',
      unused,
      ({ file, agent, trials }) => `${file}  ${agent}, ${plural(trials, 'trial')}`,
    ),
  ].filter((text) => text !== '');
  const advice =
    orphans.length + unused.length > 0 ? '"agent-eval recordings prune" removes what is left over.\n' : '';
  const closing =
    sections.length + broken.length === 0
      ? `${plural(files, 'recording')}: nothing missing, nothing left over\n`
      : `${plural(files, 'recording')}\n${advice}`;
  return [...sections, closing].join('\n');
}

function section<Item>(title: string, items: readonly Item[], line: (item: Item) => string): string {
  if (items.length === 0) return '';
  return `${title}\n${items.map((item) => `  ${visibleText(line(item))}`).join('\n')}\n`;
}
