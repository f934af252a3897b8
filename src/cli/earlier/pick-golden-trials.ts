import { didYouMean } from '../../model/did-you-mean.ts';
import type { TrialFinished } from '../../model/event.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { GoldenTrials } from './golden-trials.ts';
import { readRun } from './read-run.ts';

/**
 * The trials of a run whose outputs can be accepted: those of one agent, in the order of the plan.
 *
 * @param out - absolute folder of the runs
 * @param picked - name of the agent, and text that the key of a case must contain
 * @throws UserProblem where there is none, or where it is not clear which agent is meant
 */
export async function pickGoldenTrials(
  out: string,
  named: string,
  picked: { readonly agent?: string; readonly filter?: string },
  terminal: Terminal,
): Promise<readonly TrialFinished[]> {
  const golden = new GoldenTrials();
  const { fold } = await readRun(out, named, terminal, (event) => golden.add(event));
  const run = fold.started?.run ?? named;
  const trials = fold.cells
    .filter((cell) => cell.statusOf(1) !== null)
    .flatMap((cell) => golden.get(cell.planned.case, cell.agent) ?? []);
  if (trials.length === 0) {
    throw new UserProblem(
      `No case of the run ${run} has the judge "golden"`,
      'Write `- golden` under `expect:` of a case, run it, and accept its output then.',
    );
  }
  const text = picked.filter?.toLowerCase() ?? '';
  const filtered = trials.filter((trial) => trial.case.toLowerCase().includes(text));
  if (filtered.length === 0) throw nothingLeft(picked.filter ?? '', trials, run);
  const agents = [...new Set(filtered.map(({ agent }) => agent))];
  const agent = picked.agent ?? (agents.length === 1 ? agents[0] : undefined);
  if (agent === undefined) {
    throw new UserProblem(
      `Several agents were tried on these cases: ${agents.join(', ')}`,
      `Whose outputs are right? Name one: agent-eval accept ${named} --agent ${agents[0]}`,
    );
  }
  if (!agents.includes(agent)) throw unknownAgent(agent, agents, run);
  return filtered.filter((trial) => trial.agent === agent);
}

function nothingLeft(text: string, trials: readonly TrialFinished[], run: string): UserProblem {
  const cases = [...new Set(trials.map((trial) => trial.case))];
  const shown = cases.slice(0, 5).join(', ');
  return new UserProblem(
    `No case with the judge "golden" in the run ${run} has "${text}" in its name`,
    `There are: ${shown}${cases.length > 5 ? ', …' : ''}`,
  );
}

function unknownAgent(agent: string, agents: readonly string[], run: string): UserProblem {
  const close = didYouMean(agent, agents);
  return new UserProblem(
    `No agent named "${agent}" was tried on these cases in the run ${run}`,
    `${close === null ? '' : `Did you mean "${close}"? `}Agents there: ${agents.join(', ')}`,
  );
}
