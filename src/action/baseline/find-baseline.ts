import type { Change } from '../event/action-event.ts';
import type { GitHub } from '../github/github-client.ts';
import type { FoundBaseline } from './found-baseline.ts';

export interface BaselineSearch {
  /** `auto`, or the path of a file in the workspace. */
  readonly baseline: string;
  /** Absolute. */
  readonly workspace: string;
  /** `owner/name`; null: not known. */
  readonly repository: string | null;
  /** null: the event changes no branch. */
  readonly change: Change | null;
  /** Name of the artifact that runs leave their report in. */
  readonly artifact: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The baseline that was asked for. GitHub is asked for `auto` alone. */
export async function findBaseline(github: GitHub, search: BaselineSearch): Promise<FoundBaseline> {
  const { baseline, workspace, repository, change, artifact, now } = search;
  if (baseline !== 'auto') {
    const { readBaselineFile } = await import('./read-baseline-file.ts');
    return readBaselineFile(workspace, baseline, now);
  }
  if (repository === null) return { missing: 'The repository is not known: GITHUB_REPOSITORY is not set.' };
  if (change === null)
    return { missing: 'This event changes no branch, so there is no earlier commit to compare with.' };
  const { findBaselineArtifact } = await import('./find-baseline-artifact.ts');
  return findBaselineArtifact(github, { repository, change, artifact, now });
}
