import type { Cell } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { showDifference } from '../show/show-difference.ts';
import { showJson } from '../show/show-json.ts';
import { labelled } from './labelled.ts';
import { showJudgement } from './show-judgement.ts';

type Failed = Cell['failures'][number];

/** What went into a trial that did not pass, what came out, and why that is not right. */
export function showFailedTrial(
  trial: Failed,
  palette: Palette,
  width: number,
  judgements: 'all' | 'those that did not pass',
): string[] {
  const show = (label: string, lines: readonly string[]): string[] => labelled(label, lines, palette, width);
  const said = trial.judgements.filter(
    ({ status }) => judgements === 'all' || status === 'failed' || status === 'invalid',
  );
  return [
    ...show('input', showJson(trial.turns ? trial.turns.map((turn) => turn.input) : trial.input, 6)),
    ...(trial.error ? show('error', describeError(trial.error, palette)) : []),
    ...showOutput(trial, palette, show),
    ...(trial.reason !== undefined && trial.status === 'invalid'
      ? show('invalid', showJson(trial.reason, 8))
      : []),
    ...said.flatMap((judgement) => showJudgement(judgement, palette, width)),
  ];
}

function describeError(
  { kind, message, cause, at }: NonNullable<Failed['error']>,
  palette: Palette,
): string[] {
  return [
    ...showJson(`${kind}: ${message}${cause ? `\ncaused by: ${cause}` : ''}`, 12),
    ...(at === undefined ? [] : [palette.dim(`at ${visibleText(at)}`)]),
  ];
}

type Show = (label: string, lines: readonly string[]) => string[];

function showOutput({ expected, output, error }: Failed, palette: Palette, show: Show): string[] {
  const actual = showJson(output, 8);
  if (expected === undefined || output === null)
    return output !== null || !error ? show('output', actual) : [];
  const difference = showDifference(expected, output);
  if (!difference) return [...show('expected', showJson(expected, 8)), ...show('output', actual)];
  if (difference.every(({ mark }) => mark === ' ')) return show('output', ['as expected:', ...actual]);
  const lines = difference.map(({ mark, text }) => {
    const line = `${mark} ${text}`;
    return mark === '-' ? palette.red(line) : mark === '+' ? palette.green(line) : palette.dim(line);
  });
  return show('output', [`${palette.red('- expected')} ${palette.green('+ actual')}`, ...lines]);
}
