import { didYouMean } from '../../model/did-you-mean.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { Incomparable } from './incomparable.ts';

/** A run with the name that it was asked for by. */
export interface RunToCompare {
  readonly name: string;
  readonly measured: MeasuredRun;
  /** The only agent of it that is meant. */
  readonly agent?: string;
}

/** One agent of one run. */
export interface Side {
  /** Index of the run. */
  readonly run: number;
  readonly agent: string;
  readonly cells: readonly CellColumns[];
}

export interface PairOfSides {
  readonly first: Side;
  readonly second: Side;
}

/**
 * Decides who is compared with whom: the first run with each of the others, agents of the same name with each other;
 * where each run has one agent these two, whatever their names. Of a single run the first agent with each of the others.
 *
 * @param agents - only these; of a single run in this order; empty: all
 * @throws Incomparable where that leaves nothing to compare, or not clearly what
 */
export function pickSides(runs: readonly RunToCompare[], agents: readonly string[]): PairOfSides[] {
  const sides = runs.map((run, index) => sidesOf(run, index, agents));
  checkWanted(runs, agents);
  const [first = [], ...others] = sides;
  if (others.length === 0) return withinOne(runs[0]?.name ?? '', first, agents);
  return others.flatMap((second) => pairUp(first, second, runs));
}

function sidesOf({ name, measured, agent }: RunToCompare, run: number, agents: readonly string[]): Side[] {
  const cells = new Map<string, CellColumns[]>();
  for (const cell of measured.cells) {
    const own = cells.get(cell.agent);
    if (own) own.push(cell);
    else cells.set(cell.agent, [cell]);
  }
  if (cells.size === 0) {
    throw new Incomparable(`${name} holds no trial`, 'Name a run in which something was tried.');
  }
  if (agent !== undefined && !cells.has(agent)) throw unknownAgent(agent, [...cells.keys()], name);
  const isWanted = (candidate: string): boolean =>
    agent === undefined ? agents.length === 0 || agents.includes(candidate) : candidate === agent;
  return [...cells]
    .filter(([candidate]) => isWanted(candidate))
    .map(([candidate, own]) => ({ run, agent: candidate, cells: own }));
}

function checkWanted(runs: readonly RunToCompare[], agents: readonly string[]): void {
  const known = [...new Set(runs.flatMap(({ measured }) => measured.cells.map(({ agent }) => agent)))];
  const unknown = agents.find((agent) => !known.includes(agent));
  if (unknown !== undefined) throw unknownAgent(unknown, known, runs.map(({ name }) => name).join(', '));
}

function unknownAgent(agent: string, known: readonly string[], where: string): Incomparable {
  const close = didYouMean(agent, known);
  const meant = close === null ? '' : `Did you mean "${close}"? `;
  return new Incomparable(
    `There is no agent "${agent}" in ${where}`,
    `${meant}Agents there: ${known.join(', ')}.`,
  );
}

function withinOne(name: string, sides: readonly Side[], agents: readonly string[]): PairOfSides[] {
  const [first, ...others] =
    agents.length === 0 ? sides : agents.flatMap((agent) => sides.filter((side) => side.agent === agent));
  const isClear = agents.length > 0 || others.length === 1;
  if (first && others.length > 0 && isClear) return others.map((second) => ({ first, second }));
  if (first && others.length > 0) {
    throw new Incomparable(
      `${name} alone does not say which of its ${sides.length} agents to compare`,
      `Name the one to start from, then others: agent-eval compare ${name} --agent ${first.agent},${others[0]?.agent ?? ''}. Agents there: ${listOf(sides)}.`,
    );
  }
  throw new Incomparable(
    `There is nothing to compare ${first?.agent ?? 'an agent'} of ${name} with`,
    `Name a second run, or two agents of this one: agent-eval compare ${name} --agent v1,v2`,
  );
}

function pairUp(
  firsts: readonly Side[],
  seconds: readonly Side[],
  runs: readonly RunToCompare[],
): PairOfSides[] {
  const [first, ...otherFirsts] = firsts;
  const [second, ...otherSeconds] = seconds;
  if (first && second && otherFirsts.length === 0 && otherSeconds.length === 0) return [{ first, second }];
  const pairs = seconds.flatMap((side) => {
    const same = firsts.find(({ agent }) => agent === side.agent);
    return same ? [{ first: same, second: side }] : [];
  });
  if (pairs.length > 0) return pairs;
  throw new Incomparable(
    `No agent is in both runs: ${listOf(firsts)} against ${listOf(seconds)}`,
    `Say which to compare: agent-eval compare ${exampleOf(first, runs)} ${exampleOf(second, runs)}`,
  );
}

function listOf(sides: readonly Side[]): string {
  return sides.length === 0 ? 'none that was asked for' : sides.map(({ agent }) => agent).join(', ');
}

function exampleOf(side: Side | undefined, runs: readonly RunToCompare[]): string {
  return side ? `${runs[side.run]?.name ?? ''}@${side.agent}` : 'RUN@AGENT';
}
