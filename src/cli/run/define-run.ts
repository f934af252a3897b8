import type { Command } from 'commander';
import type { FinishCommand } from '../finish-command.ts';
import { shard, wholeNumber } from '../read-option.ts';
import { endingCommand } from './ending-command.ts';
import type { RunCommandOptions } from './run-options.ts';

export function defineRun(program: Command, finish: FinishCommand): void {
  endingCommand(program, 'run', 'try cases against agents and report')
    .option('--iterations <n>', 'trials a case', wholeNumber(1, 1_000_000))
    .option('--concurrency <n>', 'trials at once', wholeNumber(1, 10_000))
    .option('--bail [n]', 'stop after n trials that did not pass (1)', wholeNumber(1))
    .option('--resume [run]', 'go on with a run as it was begun, the newest unless named')
    .option('--rerun-failed [run]', 'only what did not pass in a run, the newest unless named')
    .option(
      '--shard <part>',
      'only a part of the cases, such as 1/3; "agent-eval check" puts parts together',
      shard,
    )
    .option('--interactive', 'ask in this terminal at gates that a case has no script for')
    .option('--approvals <url>', 'ask a server of approvals at these gates; see "agent-eval approvals serve"')
    .addHelpText(
      'after',
      `
Examples:
  agent-eval run cases/
  agent-eval run cases/refunds.yaml --agent bot-v2 --iterations 10
  agent-eval run --tag smoke,!slow --threshold "latency-p95 <= 2s"
  agent-eval run --resume`,
    )
    .action(async (paths: string[], options: RunCommandOptions) => {
      const { runCommand } = await import('./run-command.ts');
      await finish((terminal) => runCommand(paths, options, terminal));
    });
}
