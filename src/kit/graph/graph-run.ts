import type { AgentContext } from '../../model/agent.ts';
import type { Json } from '../../model/json.ts';
import { attribute, type NodeStatus } from '../../model/span.ts';
import type { GraphCheckpoint } from './graph-checkpoint.ts';
import { noticeOf } from './graph-stop.ts';
import type { PlacedNode } from './graph-structure.ts';
import type { Node } from './node.ts';
import { NodeRun } from './node-run.ts';
import { ReadyQueue } from './ready-queue.ts';

/** How a node ended. */
export interface SettledNode {
  readonly status: NodeStatus;
  /** Place of the node to blame; null where it succeeded, or was cancelled from outside. */
  readonly cause: number | null;
  /** null unless it succeeded. */
  readonly result: Json;
  readonly error?: unknown;
}

export interface GraphRunOptions {
  readonly nodes: readonly PlacedNode[];
  readonly input: Json;
  readonly context: AgentContext;
  /** What stands before the names of nodes in the trace: empty, or `outer/`. */
  readonly prefix: string;
  /** Most nodes at work at once. */
  readonly concurrency: number;
  readonly checkpoint: GraphCheckpoint | null;
}

const nothingUpstream: Readonly<Record<string, Json>> = Object.freeze({});

/** One run of a graph: who may begin, who is at work, and how each node ended. */
export class GraphRun {
  readonly #options: GraphRunOptions;
  /** How many of those that a node runs after are not settled yet. */
  readonly #missing: Int32Array;
  readonly #settled: (SettledNode | undefined)[];
  readonly #ready = new ReadyQueue();
  readonly #atWork = new Map<number, NodeRun>();
  /** Settled nodes in order; those from `#told` on are not known to their dependents yet. */
  readonly #news: number[] = [];
  #told = 0;
  #done: () => void = () => {};

  constructor(options: GraphRunOptions) {
    this.#options = options;
    this.#missing = Int32Array.from(options.nodes, ({ after }) => after.length);
    this.#settled = new Array(options.nodes.length);
  }

  /**
   * Settles when every node is settled. A node that ignores its signal is not waited for once the run is stopped.
   *
   * @returns how each node ended, by its place
   * @throws the reason of the context's signal when that is aborted
   */
  async settle(): Promise<readonly SettledNode[]> {
    const { signal } = this.#options.context;
    signal.throwIfAborted();
    let onAbort = (): void => {};
    // A promise, because its callback opens spans inside the one that is open here; a bare listener would not.
    const aborted = new Promise<void>((resolve) => {
      onAbort = resolve;
    }).then(() => this.#stop(signal.reason, null));
    signal.addEventListener('abort', onAbort, { once: true });
    const done = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    this.#begin();
    await Promise.race([done, aborted]);
    signal.removeEventListener('abort', onAbort);
    signal.throwIfAborted();
    return this.#settled.filter((node) => node !== undefined);
  }

  #begin(): void {
    for (const [place, { node }] of this.#options.nodes.entries()) {
      const kept = this.#options.checkpoint?.restored.get(node.name);
      if (kept !== undefined) this.#restore(place, kept);
      else if (this.#missing[place] === 0) this.#ready.push(place);
    }
    this.#advance();
  }

  /** Goes on as far as it can without waiting. A loop, because a chain may be longer than the stack is deep. */
  #advance(): void {
    for (;;) {
      const news = this.#news[this.#told];
      if (news !== undefined) {
        this.#told++;
        this.#tellDependents(news);
        continue;
      }
      if (this.#atWork.size >= this.#options.concurrency) return;
      const next = this.#ready.pop();
      if (next === undefined) break;
      this.#start(next);
    }
    if (this.#news.length === this.#settled.length) this.#done();
  }

  #tellDependents(place: number): void {
    for (const dependent of this.#placed(place).dependents) {
      const missing = (this.#missing[dependent] ?? 0) - 1;
      this.#missing[dependent] = missing;
      if (missing === 0 && !this.#settled[dependent]) this.#decide(dependent);
    }
  }

  /** All that the node runs after is settled: does it run? A failure is told before a skip, the first one named. */
  #decide(place: number): void {
    const { node, after } = this.#placed(place);
    const blocking = node.trigger === 'all-done' ? [] : after.filter((earlier) => this.#blocks(earlier));
    const failed = blocking.find((earlier) => this.#settled[earlier]?.status !== 'skipped');
    const cause = failed ?? blocking[0];
    if (cause === undefined) this.#ready.push(place);
    else
      this.#leaveOut(
        place,
        failed === undefined ? 'skipped' : 'upstream-failed',
        this.#settled[cause]?.cause ?? cause,
      );
  }

  #blocks(earlier: number): boolean {
    return this.#settled[earlier]?.status !== 'succeeded' && !this.#placed(earlier).node.optional;
  }

  #start(place: number): void {
    const { node } = this.#placed(place);
    const { input, context, checkpoint } = this.#options;
    const upstream = this.#upstreamOf(place);
    if (node.when && !this.#isWanted(place, node.when, upstream)) return;
    const run = new NodeRun(node, this.#pathOf(place), input, upstream, context);
    this.#atWork.set(place, run);
    run.work(checkpoint && ((result) => checkpoint.keep(node.name, result))).then(
      (result) => this.#onEnd(place, { status: 'succeeded', cause: null, result }),
      (error: unknown) => this.#onEnd(place, { status: 'failed', cause: place, result: null, error }),
    );
  }

  /** Asks the condition of a node, and settles the node where it does not hold or cannot be asked. */
  #isWanted(
    place: number,
    when: NonNullable<Node['when']>,
    upstream: Readonly<Record<string, Json>>,
  ): boolean {
    try {
      const answer: unknown = when({ input: this.#options.input, upstream });
      if (typeof answer !== 'boolean') throw new TypeError('"when" must return true or false at once.');
      if (!answer) this.#leaveOut(place, 'skipped', place);
      return answer;
    } catch (error) {
      this.#leaveOut(place, 'failed', place, error);
      return false;
    }
  }

  #onEnd(place: number, settled: SettledNode): void {
    if (this.#settled[place]) return;
    this.#atWork.delete(place);
    this.#note(place, settled);
    if (noticeOf(settled.error)?.outcome === 'terminated') this.#stop(settled.error, place);
    this.#advance();
  }

  /** Nothing begins any more, and what is at work is told to stop. */
  #stop(reason: unknown, cause: number | null): void {
    const blame = this.#blame(cause);
    for (const [place, run] of this.#atWork) {
      this.#note(place, { status: 'cancelled', cause, result: null });
      run.cancel(reason, blame);
    }
    this.#atWork.clear();
    for (const place of this.#settled.keys())
      if (!this.#settled[place]) this.#leaveOut(place, 'cancelled', cause);
    this.#told = this.#news.length;
  }

  /** Settles a node that never ran; its span has no length. */
  #leaveOut(place: number, status: NodeStatus, cause: number | null, error?: unknown): void {
    const attributes = { [attribute.nodeStatus]: status, [attribute.nodeAttempts]: 0, ...this.#blame(cause) };
    this.#options.context.trace.start('node', this.#pathOf(place), attributes).end(error);
    this.#note(place, { status, cause, result: null, error });
  }

  #restore(place: number, result: Json): void {
    const attributes = { [attribute.nodeStatus]: 'succeeded', [attribute.nodeAttempts]: 0 };
    const span = this.#options.context.trace.start('node', this.#pathOf(place), attributes);
    span.event('restored');
    span.end();
    this.#note(place, { status: 'succeeded', cause: null, result });
  }

  #note(place: number, settled: SettledNode): void {
    this.#settled[place] = settled;
    this.#news.push(place);
  }

  #upstreamOf(place: number): Readonly<Record<string, Json>> {
    const { after } = this.#placed(place);
    if (after.length === 0) return nothingUpstream;
    const upstream: Record<string, Json> = {};
    for (const earlier of after) {
      const settled = this.#settled[earlier];
      if (settled?.status === 'succeeded') upstream[this.#placed(earlier).node.name] = settled.result;
    }
    return upstream;
  }

  #blame(cause: number | null): Record<string, Json> {
    return cause === null ? {} : { [attribute.nodeCause]: this.#pathOf(cause) };
  }

  #pathOf(place: number): string {
    return this.#options.prefix + this.#placed(place).node.name;
  }

  #placed(place: number): PlacedNode {
    const placed = this.#options.nodes[place];
    if (!placed) throw new RangeError(`There is no node at place ${place}.`);
    return placed;
  }
}
