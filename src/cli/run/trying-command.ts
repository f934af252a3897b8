import { type Command, Option } from 'commander';
import type { RecordingMode } from '../../model/recording.ts';
import { configOption } from '../config-option.ts';
import { addToList, collect, duration, folder, wholeNumber } from '../read-option.ts';
import { reporterOption } from '../reporting/reporter-option.ts';
import { reportersHelp } from '../reporting/reporters-help.ts';
import { withDetail } from '../reporting/with-detail.ts';

/** A command that tries cases, with the options that all such commands have. */
export function tryingCommand(program: Command, name: string, description: string): Command {
  const command = program
    .command(name)
    .description(description)
    .argument('[paths...]', 'case files and folders')
    .option('--agent <names>', 'only these agents, separated by commas', addToList)
    .option('--tag <tags>', 'only cases with one of these tags; !tag leaves out', addToList)
    .option('--filter <text>', 'only cases whose name contains the text, or one of several', collect)
    .option('--timeout <duration>', 'time limit of a trial, such as 5s', duration)
    .option('--seed <n>', 'seed of all randomness', wholeNumber(0))
    .option('--threshold <limit>', 'limit such as "pass-rate >= 95%"; may be given several times', collect)
    .option('--baseline <report>', 'what limits with "baseline" compare with (baseline.json beside the runs)')
    .option('--require-baseline', 'a limit that could not be compared with a baseline is missed')
    .addOption(reporterOption())
    .addOption(recordingOption('record', 'ask models for real, and record their answers', ['replay']))
    .addOption(recordingOption('replay', 'answer from recordings, ask nobody', ['replayOrRecord']))
    .addOption(
      recordingOption('replay-or-record', 'answer from recordings, ask and record what they lack', [
        'record',
      ]),
    )
    .option('--out <folder>', 'folder of the runs', folder)
    .option('--yes', 'do not ask before a large run')
    .addOption(configOption())
    .addHelpText('after', reportersHelp);
  return withDetail(command);
}

/** One of several options that exclude each other; together they are one setting. */
function recordingOption(mode: RecordingMode, description: string, others: string[]): Option {
  return new Option(`--${mode}`, description).implies({ recordings: mode }).conflicts(others);
}
