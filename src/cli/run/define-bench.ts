import type { Command } from 'commander';
import type { FinishCommand } from '../finish-command.ts';
import { wholeNumber } from '../read-option.ts';
import type { BenchCommandOptions } from './bench-command.ts';
import { endingCommand } from './ending-command.ts';

export function defineBench(program: Command, finish: FinishCommand): void {
  endingCommand(program, 'bench', 'repeat cases by agents, and say with numbers which agent is better')
    .option('--iterations <n>', 'calls of each agent for each case (10)', wholeNumber(1, 1_000_000))
    .option('--warmup <n>', 'further calls that come first and are not in the figures (0)', wholeNumber(0))
    .option('--stop-early [settings]', 'call an agent no more once its pass rate is decided; see below')
    .option(
      '--concurrency <n>',
      'trials at once (1: nothing else is in the latencies)',
      wholeNumber(1, 10_000),
    )
    .addHelpText(
      'after',
      `
--stop-early is a sequential test: p0=95% is the pass rate of a good agent, p1=85% that of a bad one,
alpha=5% and beta=5% are the chances to be wrong about either. Other values: --stop-early p0=99%,p1=90%

Examples:
  agent-eval bench cases/refunds.yaml --agent bot-v1,bot-v2
  agent-eval bench cases/ --iterations 60 --warmup 2
  agent-eval bench cases/ --iterations 100 --stop-early
  agent-eval run --resume                       # go on with a benchmark that was interrupted`,
    )
    .action(async (paths: string[], options: BenchCommandOptions) => {
      const { benchCommand } = await import('./bench-command.ts');
      await finish((terminal) => benchCommand(paths, options, terminal));
    });
}
