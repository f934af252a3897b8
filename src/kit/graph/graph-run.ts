import type { AgentContext } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import { type Json, problemOfJson } from '../../model/json.ts';
import { attribute, type NodeStatus } from '../../model/span.ts';
import type { GraphCheckpoint } from './graph-checkpoint.ts';
import { noticeOf } from './graph-stop.ts';
import type { PlacedNode } from './graph-structure.ts';
import type { Node, NodeResult } from './node.ts';
import { NodeRun, type Upstream } from './node-run.ts';
import { ReadyQueue } from './ready-queue.ts';

/** How a node ended. */
export interface SettledNode {
  readonly status: NodeStatus;
  /** Place of the node to blame, itself included; null where it succeeded, or was cancelled from outside. */
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

/** One run of a graph: who may begin, who is at work, and how each node ended. */
export class GraphRun {
  readonly #options: GraphRunOptions;
  /** How many of those that a node runs after are not settled yet. */
  readonly #missing: Int32Array;
  readonly #settled: (SettledNode | undefined)[];
  readonly #ready = new ReadyQueue();
  readonly #runs: (NodeRun | undefined)[];
  #atWork = 0;
  /** Settled nodes in order; those from `#told` on are not known to their dependents yet. */
  readonly #news: number[] = [];
  #told = 0;
  /** Every node that is settled succeeded, so that nothing needs a reason. */
  #allWell = true;
  #done: () => void = () => {};

  constructor(options: GraphRunOptions) {
    this.#options = options;
    this.#missing = new Int32Array(options.nodes.length);
    for (const [place, { after }] of options.nodes.entries()) this.#missing[place] = after.length;
    this.#settled = new Array(options.nodes.length);
    this.#runs = new Array(options.nodes.length);
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
      if (this.#atWork >= this.#options.concurrency) return;
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
    const cause = this.#allWell ? null : this.#blocking(place);
    if (cause === null) {
      this.#ready.push(place);
      return;
    }
    const { status, cause: root } = this.#settled[cause] ?? {};
    this.#leaveOut(place, status === 'skipped' ? 'skipped' : 'upstream-failed', root ?? cause);
  }

  /** Place of the first required node without which this one cannot run, before all one that failed. */
  #blocking(place: number): number | null {
    const { node, after } = this.#placed(place);
    if (node.trigger === 'all-done') return null;
    let skipped: number | null = null;
    for (const earlier of after) {
      const status = this.#settled[earlier]?.status;
      if (status === 'succeeded' || this.#placed(earlier).node.optional) continue;
      if (status !== 'skipped') return earlier;
      skipped ??= earlier;
    }
    return skipped;
  }

  #start(place: number): void {
    const { node } = this.#placed(place);
    const { input, context } = this.#options;
    const upstream = this.#upstreamOf(place);
    if (node.when && !this.#isWanted(place, node.when, upstream)) return;
    const run = new NodeRun(node, this.#pathOf(place), input, upstream, context);
    this.#runs[place] = run;
    this.#atWork++;
    run.work().then(
      (result) => this.#onResult(place, result),
      (error: unknown) => this.#onFailure(place, error),
    );
  }

  /** Asks the condition of a node, and settles the node where it does not hold or cannot be asked. */
  #isWanted(place: number, when: NonNullable<Node['when']>, upstream: Upstream): boolean {
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

  #onResult(place: number, given: NodeResult): void {
    if (this.#settled[place]) return;
    const result = given ?? null;
    const problem = problemOfJson(result);
    const { checkpoint } = this.#options;
    if (problem !== null)
      this.#onFailure(place, new AgentError('output', `The result is not JSON: ${problem}.`));
    else if (checkpoint === null) this.#onSuccess(place, result);
    else
      checkpoint.keep(this.#placed(place).node.name, result).then(
        () => this.#onSuccess(place, result),
        (error: unknown) => this.#onFailure(place, error),
      );
  }

  #onSuccess(place: number, result: Json): void {
    if (this.#settled[place]) return;
    this.#runs[place]?.succeed(result);
    this.#release(place, { status: 'succeeded', cause: null, result });
    this.#advance();
  }

  #onFailure(place: number, thrown: unknown): void {
    if (this.#settled[place]) return;
    const error = thrown ?? new AgentError('agent', 'The node threw nothing at all.');
    this.#runs[place]?.fail(error);
    this.#release(place, { status: 'failed', cause: place, result: null, error });
    if (noticeOf(error)?.outcome === 'terminated') this.#stop(error, place);
    this.#advance();
  }

  #release(place: number, settled: SettledNode): void {
    this.#runs[place] = undefined;
    this.#atWork--;
    this.#note(place, settled);
  }

  /** Nothing begins any more, and what is at work is told to stop. */
  #stop(reason: unknown, cause: number | null): void {
    for (const place of this.#options.nodes.keys()) {
      if (this.#settled[place]) continue;
      const run = this.#runs[place];
      if (!run) {
        this.#leaveOut(place, 'cancelled', cause);
        continue;
      }
      this.#note(place, { status: 'cancelled', cause, result: null });
      run.cancel(reason, this.#blame(cause));
    }
    this.#told = this.#news.length;
  }

  /** Settles a node that never ran; its span has no length. */
  #leaveOut(place: number, status: NodeStatus, cause: number | null, error?: unknown): void {
    const blame = cause === place ? {} : this.#blame(cause);
    const attributes = { [attribute.nodeStatus]: status, [attribute.nodeAttempts]: 0, ...blame };
    this.#options.context.trace.start('node', this.#pathOf(place), attributes).end(error);
    this.#note(place, { status, cause, result: null, error });
  }

  #restore(place: number, result: Json): void {
    const attributes = {
      [attribute.nodeStatus]: 'succeeded',
      [attribute.nodeAttempts]: 0,
      [attribute.nodeOutput]: result,
    };
    const span = this.#options.context.trace.start('node', this.#pathOf(place), attributes);
    span.event('restored');
    span.end();
    this.#note(place, { status: 'succeeded', cause: null, result });
  }

  #note(place: number, settled: SettledNode): void {
    this.#settled[place] = settled;
    if (settled.status !== 'succeeded') this.#allWell = false;
    this.#news.push(place);
  }

  #upstreamOf(place: number): Upstream {
    // Without a prototype, so that a node may be named like one of its members, and names cost no hidden classes.
    const upstream: Record<string, Json> = Object.create(null);
    const { node, after } = this.#placed(place);
    for (const [at, name] of node.after.entries()) {
      const settled = this.#settled[after[at] ?? -1];
      if (settled?.status === 'succeeded') upstream[name] = settled.result;
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
