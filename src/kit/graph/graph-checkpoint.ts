import { createHash } from 'node:crypto';
import type { Clock } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import { canonicalJson, isJsonObject, type Json } from '../../model/json.ts';
import type { KeyValueStore } from '../../model/key-value-store.ts';
import { holdWork } from '../reliability/hold-work.ts';
import type { Node } from './node.ts';

/** What a run of a graph keeps, so that another process can go on where it was killed. */
export interface GraphCheckpoint {
  /** Results of the nodes that succeeded before. */
  readonly restored: ReadonlyMap<string, Json>;
  /** Keeps the result of a node; once it settles, the node never runs again. */
  keep(node: string, result: Json): Promise<void>;
  /** The graph came to its end: the next run with the same key begins anew. */
  end(): Promise<void>;
}

export interface CheckpointedGraph {
  readonly name: string;
  readonly version: string | null;
  readonly nodes: readonly Node[];
}

/** To whom a checkpoint belongs. */
type Head = {
  readonly schemaVersion: 1;
  readonly graph: string;
  readonly version: string | null;
  readonly nodes: readonly string[];
  readonly structure: string;
  readonly input: string;
  /** Number of the run under this key; results of an earlier one do not count. */
  readonly run: number;
  readonly state: 'running' | 'ended';
};

/**
 * Finds what an earlier run under the same key has done, or begins a new one.
 *
 * A head says which graph, version and input the run belongs to, and each node that succeeds gets an entry of its own,
 * so that keeping a result costs the same in a graph of any size.
 *
 * @throws AgentError for a checkpoint of another graph, version, structure or input, and for one that cannot be read
 */
export async function openCheckpoint(
  store: KeyValueStore,
  key: string,
  graph: CheckpointedGraph,
  input: Json,
  clock: Clock,
): Promise<GraphCheckpoint> {
  const earlier = await readHead(store, key, clock);
  const goesOn = earlier?.state === 'running';
  const head = headOf(graph, input, (earlier?.run ?? 0) + (goesOn ? 0 : 1));
  if (goesOn) refuseOther(key, earlier, head);
  else await holdWork(clock, store.write(key, head));
  return {
    restored: goesOn ? await readResults(store, key, head, clock) : new Map(),
    keep: async (node, result) => holdWork(clock, store.write(`${key}.${node}`, { run: head.run, result })),
    end: async () => holdWork(clock, store.write(key, { ...head, state: 'ended' })),
  };
}

/** Thirty-two hex digits that stand for a JSON value. */
export function digestOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 32);
}

async function readHead(store: KeyValueStore, key: string, clock: Clock): Promise<Head | null> {
  const found = await holdWork(clock, store.read(key));
  if (found === null || isHead(found)) return found;
  throw foreign(key);
}

async function readResults(
  store: KeyValueStore,
  key: string,
  head: Head,
  clock: Clock,
): Promise<ReadonlyMap<string, Json>> {
  const results = new Map<string, Json>();
  for (const node of head.nodes) {
    const entryKey = `${key}.${node}`;
    const found = await holdWork(clock, store.read(entryKey));
    if (found === null) continue;
    const result = isJsonObject(found) ? found['result'] : undefined;
    if (!isJsonObject(found) || result === undefined) throw foreign(entryKey);
    if (found['run'] === head.run) results.set(node, result);
  }
  return results;
}

function headOf({ name, version, nodes }: CheckpointedGraph, input: Json, run: number): Head {
  const structure = nodes.map((node) => ({
    name: node.name,
    after: [...node.after].sort(),
    optional: node.optional,
    trigger: node.trigger,
  }));
  return {
    schemaVersion: 1,
    graph: name,
    version,
    nodes: nodes.map((node) => node.name),
    structure: digestOf(structure),
    input: digestOf(input),
    run,
    state: 'running',
  };
}

function refuseOther(key: string, earlier: Head, now: Head): void {
  const difference = differenceOf(earlier, now);
  if (difference === null) return;
  throw new AgentError(
    'agent',
    `The checkpoint "${key}" cannot be gone on with: ${difference} Finish it with what wrote it, or remove it to begin again.`,
  );
}

function differenceOf(earlier: Head, now: Head): string | null {
  if (earlier.graph !== now.graph) return `it is of the graph "${earlier.graph}", this is "${now.graph}".`;
  if (earlier.version !== now.version)
    return `it is of ${versionOf(earlier)} of the graph "${now.graph}", this is ${versionOf(now)}.`;
  if (earlier.structure !== now.structure)
    return `the nodes of "${now.graph}" have changed${namesOf(earlier, now)}.`;
  return earlier.input === now.input ? null : `it is of a run of "${now.graph}" with another input.`;
}

function versionOf({ version }: Head): string {
  return version === null ? 'no version' : `version "${version}"`;
}

function namesOf(earlier: Head, now: Head): string {
  const added = now.nodes.filter((name) => !earlier.nodes.includes(name)).map((name) => `+ ${name}`);
  const removed = earlier.nodes.filter((name) => !now.nodes.includes(name)).map((name) => `- ${name}`);
  const changes = [...added, ...removed];
  return changes.length === 0 ? '' : ` (${changes.join(', ')})`;
}

function isHead(value: Json): value is Head {
  if (!isJsonObject(value)) return false;
  const { schemaVersion, graph, version, nodes, structure, input, run, state } = value;
  const texts: unknown[] = [graph, version ?? '', structure, input];
  return (
    schemaVersion === 1 &&
    texts.every((text) => typeof text === 'string') &&
    Array.isArray(nodes) &&
    nodes.every((node) => typeof node === 'string') &&
    Number.isInteger(run) &&
    (state === 'running' || state === 'ended')
  );
}

function foreign(key: string): AgentError {
  return new AgentError('agent', `The checkpoint "${key}" is not one of a graph. Remove it to begin again.`);
}
