import type { Judgement } from '../../model/judge.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { cut } from '../show/show-json.ts';
import { wrapLine } from './wrap-line.ts';

const mostLines = 12;

/** What a judge said of a trial, under its name. */
export function showJudgement(judgement: Judgement, palette: Palette, width: number): string[] {
  const { judge, label, turn, reason, status } = judgement;
  const where = turn === undefined ? '' : ` (turn ${turn})`;
  const name = visibleText(judge);
  const title = label === undefined ? name : `${name}: ${cut(visibleText(label), 80)}`;
  const isBad = status === 'failed' || status === 'invalid';
  const drawn = isBad ? palette.red(title) : `${palette.green(title)} ${resultOf(judgement)}`;
  const [head = '', ...rest] = reason.split('\n', mostLines).map((line) => cut(visibleText(line), 400));
  return [
    ...wrapLine(`      ${drawn}${where}  ${head}`, width),
    ...rest.flatMap((line) => wrapLine(`        ${line}`, width)),
  ];
}

function resultOf(judgement: Judgement): string {
  const { status } = judgement;
  const isGraded = 'score' in judgement && judgement.score > 0 && judgement.score < 1;
  return isGraded ? `${status} (${judgement.score.toFixed(3)})` : status;
}
