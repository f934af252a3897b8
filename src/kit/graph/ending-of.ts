import { AgentError, retryAfterOf, toFailure } from '../../model/failure.ts';
import type { SettledNode } from './graph-run.ts';
import { noticeOf } from './graph-stop.ts';
import type { PlacedNode } from './graph-structure.ts';

/** Where and why a graph was rejected or terminated. */
export interface StoppedBy {
  readonly node: string;
  /** null: time decided, or a program. */
  readonly by: string | null;
  readonly reason: string;
}

/** How the run of a graph ended, before anything is made of it. */
export interface Ending {
  readonly status: 'succeeded' | 'rejected' | 'terminated';
  readonly stoppedBy: StoppedBy | null;
  /** What the node that stopped the graph threw. */
  readonly stop: unknown;
}

/**
 * Decides how a graph ended.
 *
 * @throws AgentError where a required node failed, of the kind of the first that did, in the order of the graph
 */
export function endingOf(nodes: readonly PlacedNode[], settled: readonly SettledNode[]): Ending {
  const failed: { name: string; error: unknown }[] = [];
  let ending: Ending = { status: 'succeeded', stoppedBy: null, stop: null };
  for (const [place, { status, error }] of settled.entries()) {
    const node = nodes[place]?.node;
    if (status !== 'failed' || !node) continue;
    const notice = noticeOf(error);
    if (notice === null) {
      if (!node.optional) failed.push({ name: node.name, error });
    } else if (notice.outcome === 'terminated' || (!node.optional && ending.status === 'succeeded')) {
      const { outcome, by, reason } = notice;
      ending = { status: outcome, stoppedBy: { node: node.name, by, reason }, stop: error };
    }
  }
  if (failed.length > 0) throw failureOf(failed);
  return ending;
}

function failureOf(failed: readonly { name: string; error: unknown }[]): AgentError {
  const [first, ...others] = failed;
  const { kind, message } = toFailure(first?.error);
  const names = others.slice(0, 3).map(({ name }) => `"${name}"`);
  const more = others.length > names.length ? [`${others.length - names.length} more`] : [];
  const also = names.length === 0 ? '' : ` (Also failed: ${[...names, ...more].join(', ')}.)`;
  const retryAfterMs = retryAfterOf(first?.error);
  return new AgentError(kind, `"${first?.name}" failed: ${message}${also}`, {
    cause: first?.error,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}
