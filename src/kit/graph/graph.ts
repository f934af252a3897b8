import type { Agent, AgentContext, AgentParts } from '../../model/agent.ts';
import { AgentError, toFailure } from '../../model/failure.ts';
import { isId } from '../../model/id.ts';
import { type Json, problemOfJson } from '../../model/json.ts';
import type { KeyValueStore } from '../../model/key-value-store.ts';
import type { StandardSchema } from '../../model/standard-schema.ts';
import { type Ending, endingOf } from './ending-of.ts';
import { digestOf, type GraphCheckpoint, openCheckpoint } from './graph-checkpoint.ts';
import { type GraphOutcome, outcomeOf } from './graph-outcome.ts';
import { GraphRun, type SettledNode } from './graph-run.ts';
import { GraphStop, noticeOf } from './graph-stop.ts';
import { graphStructure, type PlacedNode } from './graph-structure.ts';
import type { Node } from './node.ts';
import { nodePathOf } from './node-context.ts';
import { problemsOfGraph } from './problems-of-graph.ts';

/** A pipeline that is an agent. */
export interface Graph extends Agent {
  readonly parts: AgentParts;
  run(input: Json, context: AgentContext): Promise<Json>;
}

export interface GraphDefinition<Nodes extends readonly Node[]> {
  /** Letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** Change it when nodes mean something else than before: a checkpoint of another version is refused. */
  readonly version?: string;
  readonly nodes: Nodes;
  /** Checked before the graph runs. */
  readonly input?: StandardSchema;
  /** Most nodes at work at once; 64 unless given. */
  readonly concurrency?: number;
  /** Keeps the results of nodes, so that a run that was killed goes on where it was. */
  readonly store?: KeyValueStore;
  /**
   * Names a run in the store: letters, digits, `.`, `_` and `-`. Without it that follows from the session and the
   * input, so that the same trial goes on with what it has done. One run at a time may have a key.
   */
  readonly runKey?: (input: Json, context: AgentContext) => string;
  /**
   * Makes the output of the graph. Without it that is `{ status, results }`, with the results of the nodes that
   * nothing comes after, and `stoppedBy` where the graph was rejected or terminated.
   */
  readonly output?: (outcome: GraphOutcome<Nodes>) => Json;
}

const defaultConcurrency = 64;

/**
 * A pipeline of nodes: an agent that runs each node as soon as all that it comes after is settled.
 *
 * Nodes begin in a fixed order: of those that may begin, the one whose name comes first. Where a required node fails,
 * what comes after it does not run, everything else does, and the graph fails at its end. A rejected or terminated
 * gate is an outcome: the graph resolves and says so; inside another graph it is an outcome of that graph, too.
 *
 * @throws TypeError that names every duplicate, unknown dependency and cycle, before anything runs
 */
export function graph<const Nodes extends readonly Node[]>(definition: GraphDefinition<Nodes>): Graph {
  const { name, version, input, nodes } = definition;
  const placed = graphStructure(nodes);
  const problems = [...problemsOfSettings(definition), ...problemsOfGraph(nodes, placed)];
  if (problems.length > 0) throw new TypeError(listOf(name, problems));
  return {
    name,
    ...(version === undefined ? {} : { version }),
    ...(input === undefined ? {} : { input }),
    parts: partsOf(placed),
    run: (given, context) => runGraph(definition, placed, given, context),
  };
}

async function runGraph<Nodes extends readonly Node[]>(
  definition: GraphDefinition<Nodes>,
  nodes: readonly PlacedNode[],
  input: Json,
  context: AgentContext,
): Promise<Json> {
  const outer = nodePathOf(context);
  const prefix = outer === null ? '' : `${outer}/`;
  const { ending, settled } = await context.trace.span('invoke_workflow', definition.name, {}, async () => {
    const { store } = definition;
    const checkpoint = store ? await checkpointOf(definition, store, nodes, prefix, input, context) : null;
    const concurrency = definition.concurrency ?? defaultConcurrency;
    const run = new GraphRun({ nodes, input, context, prefix, concurrency, checkpoint });
    const settled = await run.settle();
    const ending = endingOf(nodes, settled);
    await checkpoint?.end();
    return { ending, settled };
  });
  if (outer !== null) passOn(ending);
  return outputOf(definition, nodes, settled, ending);
}

async function checkpointOf<Nodes extends readonly Node[]>(
  { name, version, runKey }: GraphDefinition<Nodes>,
  store: KeyValueStore,
  nodes: readonly PlacedNode[],
  prefix: string,
  input: Json,
  context: AgentContext,
): Promise<GraphCheckpoint> {
  const own = runKey?.(input, context) ?? digestOf([context.conversation.sessionId, input]);
  if (!isId(own))
    throw new AgentError(
      'agent',
      `"runKey" of the graph "${name}" gave ${JSON.stringify(own)}, which is no key.`,
    );
  const described = { name, version: version ?? null, nodes: nodes.map(({ node }) => node) };
  const key = `${prefix.replaceAll('/', '.')}${name}.${own}`;
  return openCheckpoint(store, key, described, input, context.clock);
}

/** An outer graph must not go on as if its inner graph had been let through. */
function passOn({ stop }: Ending): void {
  const notice = noticeOf(stop);
  if (notice) throw new GraphStop(toFailure(stop).message, notice);
}

function outputOf<Nodes extends readonly Node[]>(
  { name, output }: GraphDefinition<Nodes>,
  nodes: readonly PlacedNode[],
  settled: readonly SettledNode[],
  ending: Ending,
): Json {
  if (!output) {
    const { status, stoppedBy } = ending;
    return {
      status,
      results: lastResults(nodes, settled),
      ...(stoppedBy ? { stoppedBy: { ...stoppedBy } } : {}),
    };
  }
  const made = output(outcomeOf(nodes, settled, ending));
  const problem = problemOfJson(made);
  if (problem === null) return made;
  throw new AgentError('output', `The output of the graph "${name}" is not JSON: ${problem}.`);
}

/** The results of the nodes that nothing comes after, by name. */
function lastResults(
  nodes: readonly PlacedNode[],
  settled: readonly SettledNode[],
): Readonly<Record<string, Json>> {
  const results: Record<string, Json> = {};
  for (const [place, { status, result }] of settled.entries()) {
    const placed = nodes[place];
    if (status === 'succeeded' && placed?.dependents.length === 0) results[placed.node.name] = result;
  }
  return results;
}

/** Nodes of a graph inside this one are named by their paths; a kind of part that nobody declares is unknown. */
function partsOf(nodes: readonly PlacedNode[]): AgentParts {
  const names: string[] = [];
  const gates = new Set<string>();
  const tools = new Set<string>();
  for (const { node } of nodes) {
    const inner = node.agent?.parts;
    names.push(node.name, ...(inner?.nodes ?? []).map((name) => `${node.name}/${name}`));
    for (const gate of [...node.gates, ...(inner?.gates ?? [])]) gates.add(gate);
    for (const tool of [...node.tools, ...(inner?.tools ?? [])]) tools.add(tool);
  }
  return {
    nodes: names,
    ...(gates.size > 0 ? { gates: [...gates] } : {}),
    ...(tools.size > 0 ? { tools: [...tools] } : {}),
  };
}

function problemsOfSettings<Nodes extends readonly Node[]>(definition: GraphDefinition<Nodes>): string[] {
  const { name, concurrency = defaultConcurrency } = definition;
  const problems: string[] = [];
  if (!isId(name)) problems.push('Its name may hold only letters, digits, ".", "_" and "-".');
  if (!(concurrency === Number.POSITIVE_INFINITY || (Number.isInteger(concurrency) && concurrency >= 1)))
    problems.push(`"concurrency" must be a whole number of at least 1, not ${concurrency}.`);
  return problems;
}

function listOf(name: string, problems: readonly string[]): string {
  return `The graph "${name}" cannot run:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;
}
