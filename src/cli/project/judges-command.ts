import * as z from 'zod';
import { describeJudges, type JudgeDescription } from '../../judge/describe-judges.ts';
import { useSettingsSchema } from '../../judge/use-settings.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { hasErrors, loadSettings } from './load-project.ts';
import { showJudge } from './show-judge.ts';
import { showJudges } from './show-judges.ts';

export interface JudgesCommandOptions {
  readonly json?: true;
  readonly config?: string;
}

/**
 * `agent-eval judges`: all judges by family, or one in full; those of the project included.
 *
 * With `json` it prints `{ common, judges: [{ name, family, summary, shortForm, expectedAsValue, graded, settings, examples }] }`,
 * where `settings` and `common` (what every judge takes besides) are JSON Schemas; keys may be added, none changes its
 * meaning.
 *
 * @param name - as in a case file, so it may begin with `not-`
 * @returns the exit code
 */
export async function judgesCommand(
  name: string | undefined,
  options: JudgesCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = await loadSettings({ configFile: options.config, commandLine: {} });
  showDiagnostics(settings.diagnostics, terminal, '');
  if (hasErrors(settings.diagnostics)) return exitCodes.badInput;
  const all = describeJudges(settings.registry);
  const common = commonSettings();
  const one = name === undefined ? null : findJudge(name, all);
  if (options.json) printJson({ common, judges: one ? [one] : all }, terminal);
  else terminal.out(one ? showJudge(one, common, terminal.color) : showJudges(all, terminal.color));
  return exitCodes.met;
}

function commonSettings(): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(useSettingsSchema, { io: 'input' });
  return schema;
}

function findJudge(name: string, judges: readonly JudgeDescription[]): JudgeDescription {
  const found =
    judges.find((judge) => judge.name === name) ?? judges.find((judge) => `not-${judge.name}` === name);
  if (found) return found;
  const close = didYouMean(
    name.replace(/^not-/, ''),
    judges.map((judge) => judge.name),
  );
  throw new UserProblem(
    `No judge is named "${name}"`,
    `${close === null ? '' : `Did you mean "${close}"? `}\`agent-eval judges\` lists them all.`,
  );
}
