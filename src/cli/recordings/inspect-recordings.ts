import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/json.ts';
import { checkReplies } from '../../project/recordings/check-replies.ts';
import { type FoundSecret, findSecrets } from '../../project/recordings/find-secrets.ts';
import { listRecordings } from '../../project/recordings/list-recordings.io.ts';
import { readRecording } from '../../project/recordings/read-recording.ts';
import type { Recording } from '../../project/recordings/recording.ts';
import { recordingPath } from '../../project/recordings/recording-path.ts';
import { createRedact } from '../../project/secrets.ts';
import type { Project } from '../project/load-project.ts';
import { defaultAgents } from '../run/plan-project.ts';

/** What is to be said of the recordings of a project. Files are paths in the project. */
export interface Inspection {
  readonly files: number;
  /** Cases that are not recorded with an agent of which others are. */
  readonly missing: readonly { readonly case: string; readonly agent: string; readonly file: string }[];
  /** Recordings of cases that there are no more. */
  readonly orphans: readonly { readonly file: string; readonly case: string }[];
  /** Recorded trials of agents that the case is not tried on. */
  readonly unused: readonly { readonly file: string; readonly agent: string; readonly trials: number }[];
  readonly broken: readonly Diagnostic[];
  readonly secrets: readonly ({ readonly file: string } & FoundSecret)[];
}

interface Found {
  readonly file: string;
  readonly recording: Recording;
}

/**
 * Looks at all recordings of a project; no agent is called.
 *
 * Where only some case files were named, recordings of other suites are left out.
 */
export function inspectRecordings(project: Project): Inspection {
  const agentsOf = agentsByCase(project);
  const suites = new Set(project.suites.map(({ name }) => recordingPath(name).replace(/\.json$/, '')));
  const redact = createRedact(settingsOf(project), process.env);
  const found: Found[] = [];
  const broken: Diagnostic[] = [];
  const secrets: Inspection['secrets'][number][] = [];
  const paths = listRecordings(project.project).filter(
    (path) => !project.isPartial || suites.has(path.split('/')[0] ?? ''),
  );
  for (const path of paths) {
    const file = `recordings/${path}`;
    const text = readFileSync(join(project.project, file), 'utf8');
    const { recording, diagnostics } = readRecording(text, file);
    broken.push(...diagnostics, ...(recording ? checkReplies(recording, text, file) : []));
    secrets.push(...findSecrets(text, redact).map((secret) => ({ file, ...secret })));
    if (recording) found.push({ file, recording });
  }
  const byFile = new Map([...agentsOf.keys()].map((key) => [`recordings/${recordingPath(key)}`, key]));
  const orphans = found.filter(({ file }) => !byFile.has(file));
  const used = found.filter(({ file }) => byFile.has(file));
  return {
    files: paths.length,
    missing: missingIn(found, project, agentsOf),
    orphans: orphans.map(({ file, recording }) => ({ file, case: recording.case })),
    unused: used.flatMap((one) => unusedIn(one, agentsOf.get(byFile.get(one.file) ?? '') ?? [])),
    broken,
    secrets,
  };
}

function agentsByCase(project: Project): ReadonlyMap<string, readonly string[]> {
  const otherwise = defaultAgents(project);
  const cases = project.suites.flatMap((suite) => suite.cases);
  return new Map(cases.map(({ key, agents }) => [key, agents.length > 0 ? agents : otherwise]));
}

/** Which agents ask models is not known before they run: those count of which something is recorded. */
function missingIn(
  found: readonly Found[],
  project: Project,
  agentsOf: ReadonlyMap<string, readonly string[]>,
): Inspection['missing'] {
  const recorded = new Set(found.flatMap(({ recording }) => recording.trials.map(({ agent }) => agent)));
  const cells = new Set(
    found.flatMap(({ file, recording }) => recording.trials.map(({ agent }) => `${file}@${agent}`)),
  );
  const skipped = new Set(
    project.suites.flatMap(({ cases }) =>
      cases.flatMap(({ key, skip }) => (skip === undefined ? [] : [key])),
    ),
  );
  return [...agentsOf].flatMap(([key, agents]) => {
    const file = `recordings/${recordingPath(key)}`;
    const lacking = agents.filter((agent) => recorded.has(agent) && !cells.has(`${file}@${agent}`));
    return skipped.has(key) ? [] : lacking.map((agent) => ({ case: key, agent, file }));
  });
}

function unusedIn({ file, recording }: Found, agents: readonly string[]): Inspection['unused'] {
  const others = [...new Set(recording.trials.map(({ agent }) => agent))].filter(
    (agent) => !agents.includes(agent),
  );
  return others.map((agent) => ({
    file,
    agent,
    trials: recording.trials.filter((trial) => trial.agent === agent).length,
  }));
}

function settingsOf({ agents }: Project): Json[] {
  return [...agents.values()].map((one) => JSON.parse(JSON.stringify(one)));
}
