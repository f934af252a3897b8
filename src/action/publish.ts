import { appendFileSync } from 'node:fs';
import { toFailure } from '../model/failure.ts';
import { composeComment } from '../report/comment/compose-comment.ts';
import { composeSummary } from '../report/comment/compose-summary.ts';
import { composeNote } from './compose-note.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';
import type { Outcome } from './outcome.ts';
import { writeOutputs } from './outputs.ts';
import type { Scene } from './scene.ts';
import { showAnnotations } from './show-annotations.ts';
import { writeComment } from './write-comment.ts';
import { writeReport } from './write-report.ts';

/** Tells what it came to: summary, annotations, comment, outputs. What cannot be written changes nothing else. */
export async function publish(outcome: Outcome, inputs: ActionInputs, scene: Scene): Promise<void> {
  const { verdict, report } = outcome;
  const subject = report && describeOutcome(report, verdict, inputs, scene);
  const note = composeNote(verdict, inputs['comment-key']);
  if (verdict.open.length > 0) scene.log.warn(...verdict.open);
  if (inputs.summary) writeSummary(subject ? composeSummary(subject) : note, scene);
  if (inputs.annotations && report)
    showAnnotations(report.report, report.project, scene.workspace, scene.log);
  const compose = (limit: number): string => (subject ? composeComment(subject, { limit }) : note);
  const commentUrl = await comment(outcome, inputs, scene, compose);
  const reportPath = report && (report.reportPath ?? writeReport(report.report, scene));
  writeOutputs({ verdict: verdict.status, evaluation: report, reportPath, commentUrl });
}

function writeSummary(text: string, { variables, log }: Scene): void {
  const file = variables['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    appendFileSync(file, `${text.trimEnd()}\n`);
  } catch (error) {
    log.warn(`The summary could not be written: ${toFailure(error).message}`);
  }
}

async function comment(
  { report }: Outcome,
  inputs: ActionInputs,
  scene: Scene,
  compose: (limit: number) => string,
): Promise<string | null> {
  const why = withoutComment(inputs, report?.report.run.shard !== undefined, scene);
  const written = why === null ? await writeComment(keyOf(inputs, scene), compose, scene) : { skipped: why };
  if ('url' in written) return written.url;
  if ('trouble' in written) scene.log.warn(`No comment was written. ${written.trouble}`);
  else scene.log.tell([`No comment was written. ${written.skipped}`]);
  return null;
}

function withoutComment(inputs: ActionInputs, isShard: boolean, { cancelled }: Scene): string | null {
  if (inputs.comment === 'off') return 'The inputs say so.';
  if (isShard) return 'A shard is a part of a run; the mode "report" comments on all parts together.';
  if (cancelled.aborted) return 'The job was cancelled.';
  return inputs['github-token'] === '' ? 'There is no token: the input github-token is empty.' : null;
}

/** Two jobs of one repository that were given no key do not write over each other. */
function keyOf(inputs: ActionInputs, { variables }: Scene): string {
  const { GITHUB_WORKFLOW: workflow = '', GITHUB_JOB: job = '' } = variables;
  return inputs['comment-key'] || `${workflow}/${job}`;
}
