import { formatCount } from '../../model/format-count.ts';
import type { ResolvedConfig } from '../../project/resolve-config.ts';
import { confirm } from '../confirm.ts';
import type { Terminal } from '../terminal.ts';
import type { RunEstimate } from './estimate-run.ts';

/** Says in a line what a run would take. */
export function describeEstimate({ trials, calls, costUsd }: RunEstimate): string {
  const cost =
    costUsd === null ? 'cost not known' : `about $${Number(costUsd.toPrecision(3))} by the newest run`;
  return `${formatCount(trials)} trials, ${formatCount(calls)} calls of agents, ${cost}`;
}

/**
 * Asks before a run that goes past the config's `confirm-above`.
 *
 * @returns whether to go on; without a terminal nobody can say yes, so the answer is no
 */
export async function confirmRun(
  estimateOf: () => RunEstimate,
  config: ResolvedConfig,
  terminal: Terminal,
): Promise<boolean> {
  const limit = config['confirm-above'];
  if (!limit) return true;
  const estimate = estimateOf();
  const tooMany = limit.trials !== undefined && estimate.trials > limit.trials;
  const tooDear =
    limit['cost-usd'] !== undefined && estimate.costUsd !== null && estimate.costUsd > limit['cost-usd'];
  if (!tooMany && !tooDear) return true;
  terminal.error(`This run goes past confirm-above in the config: ${describeEstimate(estimate)}.\n`);
  return confirm('Run it? [y/N] ', 'Give --yes to run it all the same.', terminal);
}
