import { join, relative, sep } from 'node:path';
import type { FoldedReport } from '../model/report.ts';
import { plural } from '../report/show/plural.ts';
import { annotationCommand } from './annotation-command.ts';
import { annotationsOf } from './annotations.ts';
import type { Log } from './log.ts';

/**
 * Marks the lines of the cases that did not pass.
 *
 * @param project - absolute folder that the paths of case files start at
 * @param workspace - absolute folder of the repository
 */
export function showAnnotations(report: FoldedReport, project: string, workspace: string, log: Log): void {
  const { shown, leftOut } = annotationsOf(report);
  const inRepository = (file: string): string =>
    relative(workspace, join(project, file)).split(sep).join('/');
  for (const one of shown) log.write(`${annotationCommand({ ...one, file: inRepository(one.file) })}\n`);
  if (leftOut > 0) log.write(`${plural(leftOut, 'more case')} did not pass; the summary lists them.\n`);
}
