import type { SpanNode } from '../../../../report/trace/span-tree.ts';

/** A stretch of the critical path; a node of null: no span was at work then. */
export interface PathStep {
  readonly node: SpanNode | null;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The chain of spans that determined when a trial ended.
 *
 * It is walked backwards. A span reaches from the first start to the last end of itself and all beneath it. From the end
 * of a span, the one of its children is on the path that ended last, no later than that moment; of several that ended
 * together the one that began first. Before that child began, the next is looked for in the same way, among those that
 * had ended by then: what still ran in parallel was not waited for. A moment in which no child is on the path is the
 * span's own, or nobody's where the span itself did not run. Each child on the path is taken apart likewise, and the
 * spans at the top are the children of the trial. Spans that took no time are never on it.
 *
 * A trace does not tell what waited for what. A span that happened to end just before another began is taken for its
 * cause, so that the path is a good guess and no proof.
 *
 * @param tree - from `spanTree`
 * @param ends - when each span ended, as `assumedEnds` has it
 * @returns steps in the order of time, without gaps, so that their lengths add up to the time from first to last; two
 *   that follow each other are of different spans
 */
export function criticalPath(tree: readonly SpanNode[], ends: readonly number[]): PathStep[] {
  const reaches = reachesOf(tree, ends);
  const path = new BackwardPath();
  const tops = tree.filter(({ index, parent }) => parent === null && isLasting(reaches[index]));
  const trial = over(tops.map((node) => reaches[node.index]));
  if (!trial) return [];
  const open: Frame[] = [frameOf(null, tops, trial, reaches)];
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const child = nextChild(frame, reaches);
    const reach = child && reaches[child.index];
    if (!child || !reach) {
      addOwn(path, frame, frame.startMs, ends);
      open.pop();
      continue;
    }
    addOwn(path, frame, reach.endMs, ends);
    frame.atMs = reach.startMs;
    open.push(frameOf(child, child.children, reach, reaches));
  }
  return path.inOrder();
}

interface Reach {
  readonly startMs: number;
  readonly endMs: number;
}

/** A span whose part of the path is being looked for. */
interface Frame {
  readonly node: SpanNode | null;
  readonly startMs: number;
  /** Where the walk has come to. */
  atMs: number;
  /** Not looked at yet, the last to end at the end. */
  readonly children: SpanNode[];
}

/** What each span reaches over with all beneath it, by place in the tree. */
function reachesOf(tree: readonly SpanNode[], ends: readonly number[]): readonly Reach[] {
  const reaches: Reach[] = tree.map(({ span: { startMs } }, index) => ({
    startMs,
    endMs: ends[index] ?? startMs,
  }));
  for (const { index, parent } of tree.toReversed()) {
    if (parent) reaches[parent.index] = over([reaches[parent.index], reaches[index]]) ?? noTime;
  }
  return reaches;
}

const noTime: Reach = { startMs: 0, endMs: 0 };

function isLasting({ startMs, endMs } = noTime): boolean {
  return endMs > startMs;
}

function over(reaches: readonly (Reach | undefined)[]): Reach | null {
  let all: Reach | null = null;
  for (const reach of reaches) {
    if (!reach) continue;
    all = all
      ? { startMs: Math.min(all.startMs, reach.startMs), endMs: Math.max(all.endMs, reach.endMs) }
      : reach;
  }
  return all;
}

function frameOf(
  node: SpanNode | null,
  children: readonly SpanNode[],
  { startMs, endMs }: Reach,
  reaches: readonly Reach[],
): Frame {
  const reachOf = ({ index }: SpanNode): Reach => reaches[index] ?? noTime;
  const lasting = children.filter((child) => isLasting(reachOf(child)));
  lasting.sort(
    (a, b) =>
      reachOf(a).endMs - reachOf(b).endMs || reachOf(b).startMs - reachOf(a).startMs || b.index - a.index,
  );
  return { node, startMs, atMs: endMs, children: lasting };
}

function nextChild({ children, atMs }: Frame, reaches: readonly Reach[]): SpanNode | null {
  for (let child = children.pop(); child; child = children.pop()) {
    if ((reaches[child.index]?.endMs ?? 0) <= atMs) return child;
  }
  return null;
}

/** The time down to `fromMs` in which no child is on the path: the span's own as far as it ran. */
function addOwn(path: BackwardPath, { node, atMs }: Frame, fromMs: number, ends: readonly number[]): void {
  const ownEnd = node ? Math.min(atMs, Math.max(fromMs, ends[node.index] ?? fromMs)) : fromMs;
  const ownStart = node ? Math.max(fromMs, Math.min(ownEnd, node.span.startMs)) : fromMs;
  path.add({ node: null, startMs: ownEnd, endMs: atMs });
  path.add({ node, startMs: ownStart, endMs: ownEnd });
  path.add({ node: null, startMs: fromMs, endMs: ownStart });
}

/** Steps in the order in which a backward walk comes by them. */
class BackwardPath {
  readonly #steps: PathStep[] = [];

  add(step: PathStep): void {
    if (step.endMs <= step.startMs) return;
    const last = this.#steps.at(-1);
    if (last && last.node === step.node) this.#steps[this.#steps.length - 1] = { ...step, endMs: last.endMs };
    else this.#steps.push(step);
  }

  inOrder(): PathStep[] {
    return this.#steps.toReversed();
  }
}
