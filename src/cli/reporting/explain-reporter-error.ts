import { toFailure } from '../../model/failure.ts';
import { visibleText } from '../../model/visible-text.ts';
import { placeOfError } from '../../project/place-of-error.io.ts';
import { cut } from '../../report/show/show-json.ts';
import { endProblem } from '../user-problem.ts';
import type { LoadedReporter } from './load-reporters.ts';

/**
 * Which reporter failed, of what and where. A stack trace is for bugs alone, and one of a project's module is none of
 * ours.
 *
 * @param project - absolute folder
 */
export function explainReporterError(
  { wanted: { name, text, module }, reporter }: LoadedReporter,
  error: unknown,
  project: string,
): string {
  const called = reporter.name === name ? '' : ` (${visibleText(reporter.name)})`;
  const who = `The reporter "${visibleText(text)}"${called}`;
  const why = cut(visibleText(toFailure(error).message.trim()), 400).replace(/\.$/, '');
  if (module !== null) {
    const place = placeOfError(error, project);
    return endProblem(`${who} failed${place === null ? '' : ` at ${visibleText(place)}`}: ${why}.`, missing);
  }
  const isOfSystem = error instanceof Error && typeof Reflect.get(error, 'code') === 'string';
  if (isOfSystem) return endProblem(`${who} could not make its report: ${why}.`, missing);
  const stack = error instanceof Error ? (error.stack ?? why) : why;
  return `${endProblem(`${who} failed; this is a bug of agent-eval.`, missing)}\n${stack}`;
}

const missing = 'What it makes is missing, or lacks a part; the other reports are made all the same.';
