import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEarlier } from '../cli/earlier/read-earlier.ts';
import { UserProblem } from '../cli/user-problem.ts';
import type { MeasuredRun } from '../report/fold/measured-run.ts';
import { type ActionVerdict, notEvaluated, noVerdict } from './decide-verdict.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';
import { keepSecrets } from './keep-secrets.ts';
import { readReports } from './read-reports.ts';
import { runCases } from './run-cases.ts';
import type { Scene } from './scene.ts';

export interface MeasuredReport {
  readonly run: MeasuredRun;
  /** Absolute path of the report.json that holds it; null: there is none of the whole. */
  readonly reportPath: string | null;
  /** Where a committed baseline would be, absolute; null: nobody knows. */
  readonly baselinePath: string | null;
  /** That paths of case files start at, absolute. */
  readonly project: string;
  /** How the run came to its end before its time; null: it did not. */
  readonly ending: string | null;
}

/** What was measured; or what it comes to that nothing was. */
export type Measured = MeasuredReport | { readonly verdict: ActionVerdict };

/** Runs the cases, or reads what earlier runs have left. */
export async function measure(inputs: ActionInputs, scene: Scene): Promise<Measured> {
  try {
    return await (inputs.mode === 'run' ? measureCases(inputs, scene) : readMeasured(inputs, scene));
  } catch (error) {
    if (error instanceof UserProblem) return nothingMeasured(error.message.replace(/^error {2}/, ''));
    throw error;
  }
}

async function measureCases(inputs: ActionInputs, scene: Scene): Promise<Measured> {
  const outcome = await runCases(inputs, scene);
  if (outcome.type === 'skipped') return { verdict: notEvaluated([outcome.reason], inputs) };
  if (outcome.type === 'refused') return { verdict: noVerdict(outcome.reason, outcome.said) };
  const { folder, project, baseline, ending } = outcome;
  keepSecrets(folder, scene.variables);
  const { run } = await readEarlier(folder, folder, scene.log.terminal);
  const report = join(folder, 'report.json');
  // A run that was killed has left its log alone.
  return existsSync(report)
    ? { run, project, baselinePath: baseline, reportPath: report, ending: null }
    : { run, project, baselinePath: baseline, reportPath: null, ending };
}

async function readMeasured(inputs: ActionInputs, { folder, log }: Scene): Promise<Measured> {
  const read = await readReports(folder, inputs['report-path'], log.terminal);
  if ('problem' in read) return nothingMeasured(read.problem);
  const [file = null, ...others] = read.files;
  const reportPath = others.length === 0 ? file : null;
  return { run: read.run, project: folder, baselinePath: null, reportPath, ending: null };
}

function nothingMeasured(reason: string): Measured {
  return { verdict: noVerdict(reason.replaceAll(/\s+/g, ' ')) };
}
