import { Command, Option } from 'commander';
import * as z from 'zod';
import type { RecordingMode } from '../model/recording.ts';
import { runningPackage } from '../project/running-package.io.ts';
import type { AcceptCommandOptions } from './earlier/accept-command.ts';
import type { CheckCommandOptions } from './earlier/check-command.ts';
import type { CompareCommandOptions } from './earlier/compare-command.ts';
import type { HistoryCommandOptions } from './earlier/history-command.ts';
import type { HistoryPruneOptions } from './earlier/history-prune.ts';
import type { ReportCommandOptions } from './earlier/report-command.ts';
import { guardProcess } from './guard-process.ts';
import { leave } from './leave.ts';
import { addToList, collect, duration, folder, port, shard, wholeNumber } from './read-option.ts';
import type { RecordingsCheckOptions } from './recordings/recordings-check.ts';
import type { RecordingsPruneOptions } from './recordings/recordings-prune.ts';
import { reportersHelp } from './reporting/reporters-help.ts';
import type { BenchCommandOptions } from './run/bench-command.ts';
import type { RunCommandOptions } from './run/run-options.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import type { ViewCommandOptions } from './view/view-command.ts';

// Compiling a parser for each schema pays off after thousands of uses, and most schemas are used once or twice.
z.config({ jitless: true });

/** Every command loads what it needs when it is called: start-up is a feature. */
const program = new Command('agent-eval')
  .description('The test runner for AI agents: declarative cases, honest numbers, one report.')
  .version(runningPackage().version)
  .option('--no-color', 'print without colours')
  .showHelpAfterError('Try --help.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

endingCommand('run', 'try cases against agents and report')
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
  .action(async (paths: string[], options: Omit<RunCommandOptions, 'color'>) => {
    const { runCommand } = await import('./run/run-command.ts');
    await finish((terminal) => runCommand(paths, { ...options, color: useColor() }, terminal));
  });

endingCommand('bench', 'repeat cases by agents, and say with numbers which agent is better')
  .option('--iterations <n>', 'calls of each agent for each case (10)', wholeNumber(1, 1_000_000))
  .option('--warmup <n>', 'further calls that come first and are not in the figures (0)', wholeNumber(0))
  .option('--stop-early [settings]', 'call an agent no more once its pass rate is decided; see below')
  .option('--concurrency <n>', 'trials at once (1: nothing else is in the latencies)', wholeNumber(1, 10_000))
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
  .action(async (paths: string[], options: Omit<BenchCommandOptions, 'color'>) => {
    const { benchCommand } = await import('./run/bench-command.ts');
    await finish((terminal) => benchCommand(paths, { ...options, color: useColor() }, terminal));
  });

tryingCommand('watch', 'try cases, and try again what a change of a file touches')
  .option('--iterations <n>', 'trials a case', wholeNumber(1, 1_000_000))
  .option('--concurrency <n>', 'trials at once', wholeNumber(1, 10_000))
  .addHelpText(
    'after',
    `
Keys: a all, f what failed, t by text of the case, p by path of the case file, enter the same again, q quit.

Examples:
  agent-eval watch
  agent-eval watch cases/refunds.yaml --agent bot-v2`,
  )
  .action(async (paths: string[], options: Omit<RunCommandOptions, 'color'>) => {
    const { watchCommand } = await import('./watch/watch-command.ts');
    await finish((terminal) => watchCommand(paths, { ...options, color: useColor() }, terminal));
  });

program
  .command('list')
  .description('list cases with their tags and agents')
  .argument('[paths...]', 'case files and folders')
  .option('--covers', 'list what the suites prove, and by which cases')
  .option('--json', 'machine-readable')
  .addOption(configOption())
  .addHelpText('after', '\nExamples:\n  agent-eval list cases/\n  agent-eval list --covers --json')
  .action(async (paths: string[], options: { covers?: true; json?: true; config?: string }) => {
    const { listCommand } = await import('./project/list-command.ts');
    await finish((terminal) => listCommand(paths, options, terminal));
  });

program
  .command('validate')
  .description('check case files and config without calling any agent')
  .argument('[paths...]', 'case files and folders')
  .option('--json', 'machine-readable')
  .addOption(configOption())
  .addHelpText('after', '\nExamples:\n  agent-eval validate\n  agent-eval validate cases/refunds.yaml --json')
  .action(async (paths: string[], options: { json?: true; config?: string }) => {
    const { validateCommand } = await import('./project/validate-command.ts');
    await finish((terminal) => validateCommand(paths, options, terminal));
  });

program
  .command('judges')
  .description('list judges with their settings')
  .argument('[name]', 'one judge, in full')
  .option('--json', 'machine-readable')
  .addOption(configOption())
  .addHelpText(
    'after',
    '\nExamples:\n  agent-eval judges\n  agent-eval judges trajectory\n  agent-eval judges --json',
  )
  .action(async (name: string | undefined, options: { json?: true; config?: string }) => {
    const { judgesCommand } = await import('./project/judges-command.ts');
    await finish((terminal) => judgesCommand(name, options, terminal));
  });

program
  .command('schema')
  .description('write the JSON Schemas of case files, configs and reports')
  .argument('[folder]', 'where to write', 'schema')
  .addOption(configOption())
  .addHelpText('after', '\nExamples:\n  agent-eval schema\n  agent-eval schema .vscode/schema')
  .action(async (folder: string, options: { config?: string }) => {
    const { schemaCommand } = await import('./project/schema-command.ts');
    await finish((terminal) => schemaCommand(folder, options, terminal));
  });

withDetail(program.command('report'))
  .description('make the reports of a run again from its log')
  .argument('[run]', 'name or folder of a run', 'latest')
  .addOption(reporterOption())
  .option('--out <folder>', 'folder of the runs', folder)
  .addOption(configOption())
  .addHelpText(
    'after',
    () => `${reportersHelp()}

Examples:
  agent-eval report
  agent-eval report 20261120-103000-4f2a --reporter terminal,html=report.html
  agent-eval report latest --reporter csv=- > trials.csv`,
  )
  .action(async (run: string, options: ReportCommandOptions) => {
    const { reportCommand } = await import('./earlier/report-command.ts');
    await finish((terminal) => reportCommand(run, options, terminal));
  });

program
  .command('view')
  .description('show runs as a page in the browser, also while they go on')
  .argument('[runs...]', 'names or folders of runs (latest); several: only these')
  .option('--port <n>', 'port on 127.0.0.1 (7412); 0 finds a free one', port)
  .option('--open', 'open a browser, which is done anyway in a terminal with a screen')
  .option('--no-open', 'open no browser')
  .option('--out <folder>', 'folder of the runs', folder)
  .addOption(configOption())
  .addHelpText('after', '\nExamples:\n  agent-eval view\n  agent-eval view 20261120-103000-4f2a --port 8080')
  .action(async (runs: string[], options: ViewCommandOptions) => {
    const { viewCommand } = await import('./view/view-command.ts');
    await finish((terminal) => viewCommand(runs, options, terminal));
  });

program
  .command('check')
  .description('hold thresholds against reports that are there already')
  .argument('<reports...>', 'report files, runs or their folders; several are put together to one run')
  .option('--threshold <limit>', 'limit such as "pass-rate >= 95%"; without any, those of the run', collect)
  .option('--baseline <report>', 'what limits with "baseline" compare with (that of the run)')
  .option('--require-baseline', 'a limit that could not be compared with a baseline is missed')
  .option('--update-baseline', 'write what was measured to the baseline afterwards')
  .option('--out <folder>', 'folder of the runs', folder)
  .option('--json', 'machine-readable')
  .addOption(configOption())
  .addHelpText(
    'after',
    `
Examples:
  agent-eval check reports/latest/report.json --threshold "pass-rate >= 95%"
  agent-eval check shard-1/report.json shard-2/report.json`,
  )
  .action(async (named: string[], options: CheckCommandOptions) => {
    const { checkCommand } = await import('./earlier/check-command.ts');
    await finish((terminal) => checkCommand(named, options, terminal));
  });

const history = program
  .command('history')
  .description('list the runs of this project, and how its agents developed')
  .option('--last <n>', 'only the newest n (20)', wholeNumber(1))
  .option('--json', 'machine-readable')
  .option('--out <folder>', 'folder of the runs', folder)
  .addOption(configOption())
  .addHelpText('after', '\nExamples:\n  agent-eval history\n  agent-eval history --last 5 --json')
  .action(async (options: HistoryCommandOptions) => {
    const { historyCommand } = await import('./earlier/history-command.ts');
    await finish((terminal) => historyCommand(options, terminal));
  });

history
  .command('prune')
  .description('remove old runs; never the newest, one that is going on, or the baseline')
  .option('--keep <n>', 'keep the newest n', wholeNumber(1))
  .option('--older-than <age>', 'remove only what is older, such as 30d', duration)
  .option('--yes', 'do not ask')
  .option('--out <folder>', 'folder of the runs', folder)
  .addOption(configOption())
  .addHelpText(
    'after',
    '\nExamples:\n  agent-eval history prune --keep 50\n  agent-eval history prune --older-than 30d --yes',
  )
  .action(async (_: HistoryPruneOptions, command: Command) => {
    const options = command.optsWithGlobals<HistoryPruneOptions>();
    const { historyPrune } = await import('./earlier/history-prune.ts');
    await finish((terminal) => historyPrune(options, terminal));
  });

program
  .command('accept')
  .description('accept the outputs of a run as golden: what the judge "golden" compares with')
  .argument('[run]', 'name or folder of a run', 'latest')
  .option('--agent <name>', 'whose outputs, where several agents were tried')
  .option('--filter <text>', 'only cases whose name contains the text')
  .option('--iteration <n>', 'which iteration, where a case was tried several times (1)', wholeNumber(1))
  .option('--out <folder>', 'folder of the runs', folder)
  .addOption(configOption())
  .addHelpText(
    'after',
    '\nExamples:\n  agent-eval accept\n  agent-eval accept latest --agent bot-v2 --filter refunds/',
  )
  .action(async (run: string, options: AcceptCommandOptions) => {
    const { acceptCommand } = await import('./earlier/accept-command.ts');
    await finish((terminal) => acceptCommand(run, options, terminal));
  });

const recordings = program
  .command('recordings')
  .description('look after what --record wrote down of models and tools');

recordings
  .command('check')
  .description('tell what is missing, left over or broken, and secrets in the files; no agent is called')
  .argument('[paths...]', 'case files and folders')
  .option('--json', 'machine-readable')
  .addOption(configOption())
  .addHelpText(
    'after',
    '\nExamples:\n  agent-eval recordings check\n  agent-eval recordings check cases/ --json',
  )
  .action(async (paths: string[], options: RecordingsCheckOptions) => {
    const { recordingsCheck } = await import('./recordings/recordings-check.ts');
    await finish((terminal) => recordingsCheck(paths, options, terminal));
  });

recordings
  .command('prune')
  .description('remove recordings of cases that are gone, and of agents that a case is not tried on')
  .argument('[paths...]', 'case files and folders')
  .option('--yes', 'do not ask')
  .option('--json', 'machine-readable')
  .addOption(configOption())
  .addHelpText(
    'after',
    '\nExamples:\n  agent-eval recordings prune\n  agent-eval recordings prune cases/ --yes',
  )
  .action(async (paths: string[], options: RecordingsPruneOptions) => {
    const { recordingsPrune } = await import('./recordings/recordings-prune.ts');
    await finish((terminal) => recordingsPrune(paths, options, terminal));
  });

program
  .command('approvals')
  .description('decide what waits at the gates of agents')
  .command('serve')
  .description('serve approvals to programs of this machine; every request is signed')
  .option('--port <n>', 'port on 127.0.0.1 (7411); 0 finds a free one', port)
  .option('--secret-env <name>', 'environment variable with the secret (AGENT_EVAL_APPROVALS_SECRET)')
  .addHelpText(
    'after',
    '\nExamples:\n  agent-eval approvals serve\n  agent-eval approvals serve --port 8080 --secret-env REVIEW_SECRET',
  )
  .action(async (options: { port?: number; secretEnv?: string }) => {
    const { serveApprovals } = await import('./approvals/approvals-command.ts');
    await finish((terminal) => serveApprovals(options, terminal));
  });

program
  .command('compare')
  .description('compare runs with the first of them, or agents of one run')
  .argument('<runs...>', 'names or folders of runs, or reports; run@agent for one agent of it')
  .option('--agent <names>', 'only these agents, separated by commas', addToList)
  .option(
    '--margin <margins>',
    'least worsening that fails: 2pp of pass rates, 10% of latencies and costs',
    addToList,
  )
  .option('--json', 'machine-readable')
  .option('--markdown', 'for a comment or a summary')
  .option('--out <folder>', 'folder of the runs', folder)
  .addOption(configOption())
  .addHelpText(
    'after',
    `
Examples:
  agent-eval compare reports/baseline.json latest
  agent-eval compare 20261120-103000-4f2a latest --margin 2pp,20%
  agent-eval compare latest --agent bot-v1,bot-v2
  agent-eval compare old/report.json@bot-v1 latest@bot-v2 --markdown`,
  )
  .action(async (runs: string[], options: CompareCommandOptions) => {
    const { compareCommand } = await import('./earlier/compare-command.ts');
    await finish((terminal) => compareCommand(runs, options, terminal));
  });

program
  .command('config')
  .description('show the settings, and where each value came from')
  .option('--json', 'machine-readable')
  .addOption(configOption())
  .addHelpText('after', '\nExamples:\n  agent-eval config\n  AGENT_EVAL_SEED=7 agent-eval config --json')
  .action(async (options: { json?: true; config?: string }) => {
    const { configCommand } = await import('./project/config-command.ts');
    await finish((terminal) => configCommand(options, terminal));
  });

program
  .command('init')
  .description('write a first case, a first agent, a config and a workflow file')
  .argument('[folder]', 'where to write', '.')
  .addHelpText('after', '\nExamples:\n  agent-eval init\n  agent-eval init my-evals')
  .action(async (folder: string) => {
    const { initCommand } = await import('./project/init-command.ts');
    await finish((terminal) => initCommand(folder, terminal));
  });

/** Settles when the command has ended, if the process has not. */
export const ended = program.parseAsync();

/** Runs a command; what the user has to mend is told without a stack trace. */
async function finish(command: (terminal: Terminal) => Promise<number>): Promise<void> {
  const terminal = createTerminal({ color: useColor() });
  const flushes = [process.stdout, process.stderr].map((stream) => stream.write.bind(stream));
  guardProcess(terminal);
  let code: number;
  try {
    code = await command(terminal);
  } catch (error) {
    const { explainCrash } = await import('./explain-crash.ts');
    const { text, exitCode } = explainCrash(error);
    terminal.error(`${text}\n`);
    code = exitCode;
  }
  // Whatever an agent left running must not keep the process alive; what was written is flushed first.
  await Promise.all(flushes.map((write) => new Promise<void>((done) => write('', () => done()))));
  leave(code);
}

/** A command that tries cases once, as a whole. */
function endingCommand(name: string, description: string): Command {
  return tryingCommand(name, description)
    .option('--update-baseline', 'write what was measured to the baseline afterwards')
    .option('--dry-run', 'say what would be done, and do nothing');
}

/** A command that tries cases, with the options that all such commands have. */
function tryingCommand(name: string, description: string): Command {
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

/** A command that reports on a run, with the options that say how much a person wants to read. */
function withDetail(command: Command): Command {
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

/** One of several options that exclude each other; together they are one setting. */
function recordingOption(mode: RecordingMode, description: string, others: string[]): Option {
  return new Option(`--${mode}`, description).implies({ recordings: mode }).conflicts(others);
}

function useColor(): boolean {
  return program.opts<{ color: boolean }>().color;
}

function reporterOption(): Option {
  return new Option('--reporter <names>', 'what to report, and where; see below').argParser(addToList);
}

function configOption(): Option {
  return new Option('--config <file>', 'config file, instead of agent-eval.config.yaml or .ts');
}
