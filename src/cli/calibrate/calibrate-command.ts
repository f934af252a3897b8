import { resolve } from 'node:path';
import { readYaml } from '../../diagnostics/read-yaml.ts';
import { usesWithin } from '../../judge/uses-within.ts';
import { isJson, type Json } from '../../model/json.ts';
import { judgeAnswers } from '../../project/judge-answers.io.ts';
import { loadReference } from '../../project/load-reference.io.ts';
import { createRedact } from '../../project/secrets.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { printJson } from '../print-json.ts';
import { hasErrors, loadSettings, type ProjectSettings } from '../project/load-project.ts';
import { openJudgeModel } from '../run/judge-model.ts';
import { openModels } from '../run/open-models.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { redacted, type Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { judgeLabels } from './judge-labels.ts';
import { type Agreement, measureAgreement } from './measure-agreement.ts';
import { type Label, readLabels } from './read-labels.ts';
import { showAgreement } from './show-agreement.ts';

export interface CalibrateCommandOptions {
  readonly judge?: string;
  readonly minKappa?: number;
  readonly minAccuracy?: number;
  readonly json?: true;
  readonly config?: string;
}

/**
 * `agent-eval judges calibrate`: holds judges against what people said of the same outputs. No agent is called.
 *
 * With `json` it prints `{ labels, table, accuracy, kappa, disagreements, undecided, judging }`; keys may be added, none
 * changes its meaning.
 *
 * @param file - a label a line; see `readLabels`
 * @returns the exit code: 1 where they agree less than was asked for, 3 where a judge could not judge
 */
export async function calibrateCommand(
  file: string,
  options: CalibrateCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = await loadSettings({ configFile: options.config, commandLine: {} });
  const judge = options.judge === undefined ? null : await readJudge(options.judge);
  const { labels, diagnostics } = readLabels(file, settings.project, settings.registry, judge);
  const all = [...settings.diagnostics, ...diagnostics];
  showDiagnostics(all, terminal, hasErrors(all) ? 'No judge was asked.' : '');
  if (hasErrors(all)) return exitCodes.badInput;
  checkModels(labels, settings);
  const redact = createRedact(
    [...settings.agents.values()].map((one) => JSON.parse(JSON.stringify(one))),
    process.env,
  );
  const { service } = await openModels(settings, resolve(settings.project, settings.config.out), null);
  const model = openJudgeModel({
    usual: usualModel(settings),
    models: service,
    answers: judgeAnswers(settings.project, process.env['OPENAI_BASE_URL'] ?? ''),
    redact,
    signal: new AbortController().signal,
  });
  const load = (reference: string): Promise<unknown> => loadReference(reference, settings.project);
  const tools = { load, golden: async () => undefined, model };
  const agreement = measureAgreement(await judgeLabels(labels, settings.registry, tools));
  const safe = redacted(terminal, redact);
  if (options.json) printJson(forPrograms(agreement), safe);
  else safe.out(showAgreement(agreement, file, terminal));
  return exitCodeOf(agreement, options);
}

async function readJudge(text: string): Promise<Json> {
  const { source } = await readYaml(text, '--judge');
  if (isJson(source?.value) && source.value !== null) return source.value;
  throw new UserProblem(
    `--judge ${JSON.stringify(text)} is no YAML of a judge`,
    "Write it as in a case file: --judge 'llm-rubric: answers politely'",
  );
}

function usualModel({ config }: ProjectSettings): string | null {
  return config.models?.judge ?? null;
}

function checkModels(labels: readonly Label[], settings: ProjectSettings): void {
  if (usualModel(settings) !== null) return;
  for (const { use, expected, line } of labels) {
    for (const { judge, settings: own } of usesWithin(use, expected, settings.registry)) {
      const asks = settings.registry.judges.get(judge)?.family === 'model-graded';
      if (!asks || own['model'] !== undefined) continue;
      throw new UserProblem(
        `The judge "${judge}" of line ${line} asks a model, but none is named`,
        'Name one for all judges in the config, `models: { judge: … }`, or give this judge a `model`.',
      );
    }
  }
}

function forPrograms({ disagreements, undecided, ...figures }: Agreement): object {
  const shown = (all: Agreement['undecided']): object[] =>
    all.map(({ label: { id, line, human }, judgement }) => ({ id, line, human, judgement }));
  return { ...figures, disagreements: shown(disagreements), undecided: shown(undecided) };
}

function exitCodeOf(
  { undecided, kappa, accuracy }: Agreement,
  { minKappa = -1, minAccuracy = 0 }: CalibrateCommandOptions,
): number {
  if (undecided.some(({ judgement }) => judgement.status === 'invalid')) return exitCodes.fault;
  const isEnough =
    (accuracy?.value ?? 0) >= minAccuracy && (minKappa === -1 || (kappa?.value ?? -1) >= minKappa);
  return isEnough ? exitCodes.met : exitCodes.missed;
}
