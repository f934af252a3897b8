import type { Command } from 'commander';
import { configOption } from '../config-option.ts';
import type { FinishCommand } from '../finish-command.ts';
import { numberBetween } from '../read-option.ts';
import type { CalibrateCommandOptions } from './calibrate-command.ts';

export function defineCalibrate(judges: Command, finish: FinishCommand): void {
  judges
    .command('calibrate')
    .description('hold judges against what people said of the same outputs; no agent is called')
    .argument('<labels>', 'JSON Lines: { "output": …, "human": "pass" or "fail", "rubric" or "judge": … }')
    .option('--judge <judge>', 'one judge for all labels, written as in a case file')
    .option('--min-kappa <n>', "least Cohen's kappa, such as 0.6", numberBetween(-1, 1))
    .option(
      '--min-accuracy <n>',
      'least share of labels on which they agree, such as 0.9',
      numberBetween(0, 1),
    )
    .option('--json', 'machine-readable')
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  agent-eval judges calibrate labels.jsonl
  agent-eval judges calibrate labels.jsonl --judge "llm-rubric: answers politely" --min-kappa 0.6`,
    )
    .action(async (labels: string, _: CalibrateCommandOptions, command: Command) => {
      const options = command.optsWithGlobals<CalibrateCommandOptions>();
      const { calibrateCommand } = await import('./calibrate-command.ts');
      await finish((terminal) => calibrateCommand(labels, options, terminal));
    });
}
