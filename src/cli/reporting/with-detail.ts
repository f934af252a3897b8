import { type Command, Option } from 'commander';

/** A command that reports on a run, with the options that say how much a person wants to read. */
export function withDetail(command: Command): Command {
  return command
    .option(
      '--verbose',
      'every trial that did not pass, with its trace and all judgements, and which cases passed',
    )
    .addOption(
      new Option('-q, --quiet', 'only a line for each case that did not pass, and the verdict').conflicts([
        'verbose',
        'trace',
      ]),
    )
    .option('--trace', 'what every trial did, passed or not; pipelines as table and timeline');
}
