import * as z from 'zod';

/** The parts of GitHub's answers that are read; everything else is let go. */

const repository = z.object({ full_name: z.string() });
const side = z.object({
  ref: z.string(),
  sha: z.string(),
  repo: repository.nullable().describe('null: the fork is gone'),
});

export const commentShape = z.object({
  id: z.int(),
  body: z.string().nullish(),
  html_url: z.string(),
  user: z.object({ login: z.string() }).nullable(),
});
export const commentsShape = z.array(commentShape);

export const pullShape = z.object({
  number: z.int(),
  state: z.string(),
  head: side,
  base: side,
});
export const pullsShape = z.array(pullShape);

export const viewerShape = z.object({ data: z.object({ viewer: z.object({ login: z.string() }) }) });
export const userShape = z.object({ login: z.string() });

export const comparisonShape = z.object({ merge_base_commit: z.object({ sha: z.string() }) });
export const commitsShape = z.array(z.object({ sha: z.string() }));

const artifactShape = z.object({
  id: z.int(),
  size_in_bytes: z.number(),
  expired: z.boolean(),
  workflow_run: z
    .object({ id: z.int(), head_branch: z.string().nullable(), head_sha: z.string() })
    .nullable(),
});
export const artifactsShape = z.object({ artifacts: z.array(artifactShape) });

const runShape = z.object({
  id: z.int(),
  event: z.string(),
  head_repository: repository.nullish(),
});
export const runsShape = z.object({ workflow_runs: z.array(runShape) });

export const bytesShape = z.instanceof(Uint8Array).nullable();
export const nothingShape = z.unknown();

export type Comment = Readonly<z.infer<typeof commentShape>>;
export type Pull = Readonly<z.infer<typeof pullShape>>;
export type Artifact = Readonly<z.infer<typeof artifactShape>>;
export type WorkflowRun = Readonly<z.infer<typeof runShape>>;
