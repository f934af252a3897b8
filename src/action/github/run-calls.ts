import { askGitHub } from './ask-github.ts';
import type { GitHubResult } from './github-result.ts';
import { type Artifact, artifactsShape, bytesShape, runShape, type WorkflowRun } from './github-shapes.ts';
import type { SendToGitHub } from './send-to-github.ts';
import { splitRepository } from './split-repository.ts';

export interface RunCalls {
  /** A page of a hundred, newest first. */
  artifacts(repository: string, name: string, page: number): Promise<GitHubResult<ArtifactPage>>;
  run(repository: string, id: number): Promise<GitHubResult<WorkflowRun>>;
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
    run: (repository, id) =>
      askGitHub(
        send,
        {
          what: `read workflow run ${id}`,
          permission,
          route: 'GET /repos/{owner}/{repo}/actions/runs/{id}',
          parameters: { ...splitRepository(repository), id },
        },
        runShape,
      ),
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
