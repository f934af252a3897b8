import { setTimeout as wait } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import type * as z from 'zod';
import { explainFailure, type Purpose } from './explain-failure.ts';
import { type FailedAnswer, failedAnswer } from './failed-answer.ts';
import type { GitHubResult } from './github-result.ts';
import { retryWait } from './retry-wait.ts';

/** Where the API is, who asks, and how patient to be. */
export interface GitHubOptions {
  readonly token: string;
  /** As in `GITHUB_API_URL`: `https://api.github.com`, or `https://host/api/v3`. */
  readonly apiUrl: string;
  /** Limit of one try, 10 s unless told; ten times that for a download. */
  readonly timeoutMs?: number;
  /** What all waits between tries may take together, 60 s unless told. */
  readonly longestWaitMs?: number;
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** One call of the API. */
export interface GitHubCall extends Purpose {
  /** Such as `GET /repos/{owner}/{repo}/pulls`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The answer is not JSON but bytes, and no more than these. */
  readonly mostBytes?: number;
}

interface Answer<Value> {
  readonly value: Value;
  /** The list goes on. */
  readonly hasNext: boolean;
}

/** Makes a call, again where that helps, and checks what came back. */
export type SendToGitHub = <Value>(
  call: GitHubCall,
  schema: z.ZodType<Value>,
) => Promise<GitHubResult<Answer<Value>>>;

const mostTries = 4;

/** A way to call the API that tells its errors as values, and never shows the token. */
export function sendToGitHub(options: GitHubOptions): SendToGitHub {
  const { token, now = Date.now, sleep = wait, longestWaitMs = 60_000 } = options;
  let leftMs = longestWaitMs;
  const make = lazily(() => openOctokit(options));

  return async (call, schema) => {
    const octokit = await make().catch((error: unknown) => failedAnswer(error));
    if ('status' in octokit) return { ok: false, problem: explainFailure(call, octokit, null) };
    for (let attempt = 1; ; attempt++) {
      const outcome = await tryOnce(octokit, call, schema, options.timeoutMs ?? 10_000);
      if ('answer' in outcome) return { ok: true, value: outcome.answer };
      const failed = { ...outcome.failed, text: withoutToken(outcome.failed.text, token) };
      const waitMs = attempt < mostTries ? retryWait(failed, attempt, now()) : null;
      if (waitMs === null || waitMs > leftMs)
        return { ok: false, problem: explainFailure(call, failed, waitMs) };
      leftMs -= waitMs;
      await sleep(waitMs);
    }
  };
}

type Octokit = ReturnType<typeof getOctokit>;

/** @throws where there is no token, and, as the package reads the event file when it loads, where that is broken */
async function openOctokit({ token, apiUrl }: GitHubOptions): Promise<Octokit> {
  if (token === '') throw new Error('there is no token');
  const { getOctokit: open } = await import('@actions/github');
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  return open(token, { baseUrl: apiUrl.replace(/\/+$/, ''), log });
}

function ignore(): void {}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

type Outcome<Value> = { readonly answer: Answer<Value> } | { readonly failed: FailedAnswer };

async function tryOnce<Value>(
  octokit: Octokit,
  { route, parameters, mostBytes }: GitHubCall,
  schema: z.ZodType<Value>,
  timeoutMs: number,
): Promise<Outcome<Value>> {
  const isDownload = mostBytes !== undefined;
  const limitMs = isDownload ? timeoutMs * 10 : timeoutMs;
  const signal = AbortSignal.timeout(limitMs);
  const request = { signal, parseSuccessResponseBody: !isDownload };
  try {
    const { data, headers, status } = await octokit.request(route, { ...parameters, request });
    const body = isDownload ? await readBytes(data, mostBytes) : data;
    // A body that is cut off by the limit looks like an empty one.
    signal.throwIfAborted();
    const { success, data: value } = schema.safeParse(body);
    if (success) return { answer: { value, hasNext: /;\s*rel="?next"?/.test(headers.link ?? '') } };
    // Broken JSON arrives as text, and may arrive whole the next time; another shape will not change.
    const isBroken = typeof data === 'string';
    const text = isBroken ? 'it is not JSON' : 'it is not what the API promises';
    return { failed: { status: isBroken ? null : status, text, headers: {} } };
  } catch (error) {
    if (!signal.aborted) return { failed: failedAnswer(error) };
    return { failed: { status: null, text: `none came within ${limitMs / 1_000} s`, headers: {} } };
  }
}

/** @returns null where there are more bytes than wanted */
async function readBytes(body: unknown, most: number): Promise<Uint8Array | null> {
  if (!isStream(body)) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isStream(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function withoutToken(text: string, token: string): string {
  return token === '' ? text : text.replaceAll(token, '[token]');
}
