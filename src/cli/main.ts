import { Command } from 'commander';
import * as z from 'zod';
import { runningPackage } from '../project/running-package.io.ts';
import { defineApprovals } from './approvals/define-approvals.ts';
import { defineAccept } from './earlier/define-accept.ts';
import { defineCheck } from './earlier/define-check.ts';
import { defineCompare } from './earlier/define-compare.ts';
import { defineHistory } from './earlier/define-history.ts';
import { defineReport } from './earlier/define-report.ts';
import { type FinishCommand, finishCommand } from './finish-command.ts';
import { defineConfig } from './project/define-config.ts';
import { defineInit } from './project/define-init.ts';
import { defineJudges } from './project/define-judges.ts';
import { defineList } from './project/define-list.ts';
import { defineSchema } from './project/define-schema.ts';
import { defineValidate } from './project/define-validate.ts';
import { defineRecordings } from './recordings/define-recordings.ts';
import { defineBench } from './run/define-bench.ts';
import { defineRun } from './run/define-run.ts';
import { defineView } from './view/define-view.ts';
import { defineWatch } from './watch/define-watch.ts';

// Compiling a parser for each schema pays off after thousands of uses, and most schemas are used once or twice.
z.config({ jitless: true });

const program = new Command('agent-eval')
  .description('The test runner for AI agents: declarative cases, honest numbers, one report.')
  .version(runningPackage().version)
  .option('--no-color', 'print without colours')
  .showHelpAfterError('Try --help.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

const finish: FinishCommand = (command) => finishCommand(command, program.opts<{ color: boolean }>().color);

/** In the order of the help. Every command loads what it needs when it is called: start-up is a feature. */
const definitions = [
  defineRun,
  defineBench,
  defineWatch,
  defineList,
  defineValidate,
  defineJudges,
  defineSchema,
  defineReport,
  defineView,
  defineCheck,
  defineHistory,
  defineAccept,
  defineRecordings,
  defineApprovals,
  defineCompare,
  defineConfig,
  defineInit,
];
for (const define of definitions) define(program, finish);

/** Settles when the command has ended, if the process has not. */
export const ended = program.parseAsync();
