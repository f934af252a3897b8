import { didYouMean } from '../../model/did-you-mean.ts';
import { visibleText } from '../../model/visible-text.ts';
import { plural } from '../../report/show/plural.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { type GoldenTrial, GoldenTrials } from './golden-trials.ts';
import { readRun } from './read-run.ts';

/**
 * The trials of a run whose outputs can be accepted: those of one agent and one iteration, in the order of the plan.
 *
 * @param out - absolute folder of the runs
 * @param picked - name of the agent, text that the key of a case must contain, and the iteration (1)
 * @throws UserProblem where there is none, or where it is not clear which agent is meant
 */
export async function pickGoldenTrials(
  out: string,
  named: string,
  picked: { readonly agent?: string; readonly filter?: string; readonly iteration?: number },
  terminal: Terminal,
): Promise<readonly GoldenTrial[]> {
  const { iteration = 1 } = picked;
  const golden = new GoldenTrials(iteration);
  const { fold } = await readRun(out, named, terminal, (event) => golden.add(event));
  const run = fold.started?.run ?? named;
  const cells = fold.cells.filter(
    // A variant is held against what was accepted for its origin.
    ({ planned, agent }) => !planned.variant && golden.has(planned.case, agent),
  );
  if (cells.length === 0) {
    throw new UserProblem(
      `No case of the run ${run} has the judge "golden"`,
      'Write `- golden` under `expect:` of a case, run it, and accept its output then.',
    );
  }
  const text = picked.filter?.toLowerCase() ?? '';
  const filtered = cells.filter((cell) => cell.case.toLowerCase().includes(text));
  if (filtered.length === 0) throw nothingLeft(picked.filter ?? '', cells, run);
  const agents = [...new Set(filtered.map(({ agent }) => agent))];
  const agent = picked.agent ?? (agents.length === 1 ? agents[0] : undefined);
  if (agent === undefined) {
    throw new UserProblem(
      `Several agents were tried on these cases: ${agents.join(', ')}`,
      `Whose outputs are right? Name one: agent-eval accept ${named} --agent ${agents[0]}`,
    );
  }
  if (!agents.includes(agent)) throw unknownAgent(agent, agents, run);
  const own = filtered.filter((cell) => cell.agent === agent);
  const found = own.map((cell) =>
    cell.statusOf(iteration) === null ? undefined : golden.get(cell.case, cell.agent),
  );
  const lacking = own.filter((_, index) => found[index] === undefined).map((cell) => cell.case);
  if (lacking.length === own.length) throw noIteration(iteration, run);
  if (lacking.length > 0)
    terminal.error(
      `warning  ${plural(lacking.length, 'case')} without iteration ${iteration}, so nothing is taken: ${visibleText(firstOf(lacking))}\n`,
    );
  return found.flatMap((trial) => trial ?? []);
}

function noIteration(iteration: number, run: string): UserProblem {
  return new UserProblem(
    `There is no iteration ${iteration} of these cases in the run ${run}`,
    'Name one that the run has with --iteration.',
  );
}

function firstOf(names: readonly string[]): string {
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
}

function nothingLeft(text: string, cells: readonly { readonly case: string }[], run: string): UserProblem {
  const cases = [...new Set(cells.map((cell) => cell.case))];
  return new UserProblem(
    `No case with the judge "golden" in the run ${run} has "${text}" in its name`,
    `There are: ${firstOf(cases)}`,
  );
}

function unknownAgent(agent: string, agents: readonly string[], run: string): UserProblem {
  const close = didYouMean(agent, agents);
  return new UserProblem(
    `No agent named "${agent}" was tried on these cases in the run ${run}`,
    `${close === null ? '' : `Did you mean "${close}"? `}Agents there: ${agents.join(', ')}`,
  );
}
