import { visibleText } from '../../model/visible-text.ts';
import type { Change } from '../event/action-event.ts';
import type { GitHub } from '../github/github-client.ts';
import type { GitHubProblem, GitHubResult } from '../github/github-result.ts';
import type { Artifact, WorkflowRun } from '../github/github-shapes.ts';
import { acceptBaseline } from './accept-baseline.ts';
import { baselineLimits } from './baseline-limits.ts';
import type { FoundBaseline } from './found-baseline.ts';
import { readZipEntry } from './read-zip-entry.ts';

export interface ArtifactSearch {
  /** `owner/name` */
  readonly repository: string;
  readonly change: Change;
  /** Name of the artifact that runs leave their report in, as its file `report.json`. */
  readonly artifact: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The report that a push to the base branch left: of the commit where the change left that branch, else of the nearest
 * of the 99 before it.
 *
 * Only runs that a push to that branch of this very repository set off count. A run of a pull request, which may be a
 * fork's, leaves artifacts of the same name. The nearest report that has not expired is the baseline or is refused:
 * an older one in its place would hide that something is wrong.
 */
export async function findBaselineArtifact(github: GitHub, search: ArtifactSearch): Promise<FoundBaseline> {
  const { repository, change, artifact: name } = search;
  const mergeBase = await github.mergeBase(repository, change.base.sha, change.head.sha);
  if (!mergeBase.ok) return missing(mergeBase.problem);
  const history = await github.history(repository, mergeBase.value);
  if (!history.ok) return missing(history.problem);
  const listed = await artifactsOf(github, search, history.value);
  if (!listed.ok) return missing(listed.problem);
  const fresh = listed.value.filter(({ expired }) => !expired);
  for (const sha of withReport(history.value, fresh).slice(0, mostCommits)) {
    const runs = await github.pushRuns(repository, change.base.branch, sha);
    if (!runs.ok) return missing(runs.problem);
    const pushes = new Set(runs.value.filter((run) => isPushTo(repository, run)).map(({ id }) => id));
    const artifact = fresh.find(({ workflow_run: run }) => run && pushes.has(run.id));
    if (artifact) return read(github, search, artifact, sha);
  }
  const branch = visibleText(change.base.branch);
  const at = `for commit ${mergeBase.value.slice(0, 10)} or the ${history.value.length - 1} before it`;
  const expired = listed.value.length - fresh.length;
  return {
    missing: `No run of a push to ${branch} has left the report "${visibleText(name)}" ${at}${expired > 0 ? `; ${expired} have expired` : ''}.`,
  };
}

const mostPages = 10;
const mostCommits = 10;

function missing({ message, advice }: GitHubProblem): FoundBaseline {
  return { missing: `${message} ${advice}` };
}

/** Those of the commits and the branch, newest first; a fork's branch of that name may be among them. */
async function artifactsOf(
  github: GitHub,
  { repository, change, artifact: name }: ArtifactSearch,
  commits: readonly string[],
): Promise<GitHubResult<readonly Artifact[]>> {
  const wanted = new Set(commits);
  const all: Artifact[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const listed = await github.artifacts(repository, name, page);
    if (!listed.ok) return listed;
    const { artifacts, hasNext } = listed.value;
    for (const artifact of artifacts) {
      const run = artifact.workflow_run;
      if (run?.head_branch === change.base.branch && wanted.has(run.head_sha)) all.push(artifact);
    }
    if (!hasNext) break;
  }
  return { ok: true, value: all };
}

/** Those of the commits, nearest first, that some run left a report for. */
function withReport(commits: readonly string[], artifacts: readonly Artifact[]): readonly string[] {
  const reported = new Set(artifacts.map(({ workflow_run: run }) => run?.head_sha));
  return commits.filter((sha) => reported.has(sha));
}

function isPushTo(repository: string, { event, head_repository: from }: WorkflowRun): boolean {
  return event === 'push' && from?.full_name.toLowerCase() === repository.toLowerCase();
}

async function read(
  github: GitHub,
  { repository, now }: ArtifactSearch,
  artifact: Artifact,
  sha: string,
): Promise<FoundBaseline> {
  const source = `The report of commit ${sha.slice(0, 10)} (workflow run ${artifact.workflow_run?.id})`;
  const refused = (problem: string) => ({ refused: `${source} cannot be used. ${problem}` });
  const { zipBytes, textBytes } = baselineLimits;
  if (artifact.size_in_bytes > zipBytes) return refused(tooLarge);
  const zip = await github.download(repository, artifact.id, zipBytes);
  if (!zip.ok) return missing(zip.problem);
  if (zip.value === null) return refused(tooLarge);
  const entry = readZipEntry(zip.value, 'report.json', textBytes);
  if ('problem' in entry) return refused(entry.problem);
  return acceptBaseline(entry.bytes, { source, commit: sha, now });
}

const tooLarge = `It is larger than ${baselineLimits.zipBytes / 1024 / 1024} MB.`;
