import * as z from 'zod';

/** The parts of GitHub's event files that are read; everything else is let go. */

const repository = z.object({ full_name: z.string() });

export const pullRequestEventShape = z.object({
  pull_request: z.object({
    number: z.int().min(1),
    head: z.object({ ref: z.string(), sha: z.string(), repo: repository.nullish() }),
    base: z.object({ ref: z.string(), sha: z.string(), repo: repository }),
  }),
});

export const workflowRunEventShape = z.object({
  workflow_run: z.object({
    id: z.int(),
    run_number: z.int(),
    run_attempt: z.int(),
    event: z.string(),
    conclusion: z.string().nullish(),
    head_branch: z.string().nullish(),
    head_sha: z.string(),
    head_repository: repository.nullish(),
  }),
});

export const pushEventShape = z.object({ ref: z.string(), before: z.string(), after: z.string() });

export const mergeGroupEventShape = z.object({
  merge_group: z.object({ base_ref: z.string(), base_sha: z.string(), head_sha: z.string() }),
});
