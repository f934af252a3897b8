import { askGitHub } from './ask-github.ts';
import type { GitHubResult } from './github-result.ts';
import { type Artifact, artifactsShape, bytesShape, runsShape, type WorkflowRun } from './github-shapes.ts';
import type { SendToGitHub } from './send-to-github.ts';
import { splitRepository } from './split-repository.ts';

export interface RunCalls {
  /** A page of a hundred, newest first. */
  artifacts(repository: string, name: string, page: number): Promise<GitHubResult<ArtifactPage>>;
  /** Runs that a push of that commit to the branch set off, newest first, a hundred at most. */
  pushRuns(repository: string, branch: string, sha: string): Promise<GitHubResult<readonly WorkflowRun[]>>;
  /** The zip; null where it is larger than `mostBytes`. */
  download(repository: string, artifact: number, mostBytes: number): Promise<GitHubResult<Uint8Array | null>>;
}

interface ArtifactPage {
  readonly artifacts: readonly Artifact[];
  readonly hasNext: boolean;
}

const permission = 'actions: read';

/** The calls that find what earlier runs left. */
export function runCalls(send: SendToGitHub): RunCalls {
  return {
    artifacts: async (repository, name, page) => {
      const sent = await send(
        {
          what: 'list the reports of earlier runs',
          permission,
          route: 'GET /repos/{owner}/{repo}/actions/artifacts',
          parameters: { ...splitRepository(repository), name, per_page: 100, page },
        },
        artifactsShape,
      );
      if (!sent.ok) return sent;
      return { ok: true, value: { artifacts: sent.value.value.artifacts, hasNext: sent.value.hasNext } };
    },
    pushRuns: async (repository, branch, head_sha) => {
      const asked = { branch, event: 'push', head_sha, per_page: 100 };
      const sent = await askGitHub(
        send,
        {
          what: `list the runs of commit ${head_sha.slice(0, 10)}`,
          permission,
          route: 'GET /repos/{owner}/{repo}/actions/runs',
          parameters: { ...splitRepository(repository), ...asked },
        },
        runsShape,
      );
      return sent.ok ? { ok: true, value: sent.value.workflow_runs } : sent;
    },
    download: (repository, id, mostBytes) =>
      askGitHub(
        send,
        {
          what: 'download the report of an earlier run',
          permission,
          route: 'GET /repos/{owner}/{repo}/actions/artifacts/{id}/zip',
          parameters: { ...splitRepository(repository), id },
          mostBytes,
        },
        bytesShape,
      ),
  };
}
