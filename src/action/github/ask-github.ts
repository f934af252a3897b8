import type * as z from 'zod';
import type { GitHubResult } from './github-result.ts';
import type { GitHubCall, SendToGitHub } from './send-to-github.ts';

/** What a call gave, where it is not a page of a list. */
export async function askGitHub<Value>(
  send: SendToGitHub,
  call: GitHubCall,
  schema: z.ZodType<Value>,
): Promise<GitHubResult<Value>> {
  const sent = await send(call, schema);
  return sent.ok ? { ok: true, value: sent.value.value } : sent;
}
