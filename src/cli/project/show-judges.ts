import type { JudgeDescription } from '../../judge/describe-judges.ts';
import { judgeFamilies } from '../../model/judge.ts';
import { visibleText } from '../../model/visible-text.ts';
import { paletteFor } from '../../report/show/palette.ts';
import { alignColumns } from '../align-columns.ts';
import { describeSettings } from './describe-settings.ts';

/** All judges by family: name, what passes, and settings. */
export function showJudges(judges: readonly JudgeDescription[], color: boolean): string {
  const palette = paletteFor(color);
  const lines = alignColumns(
    judges.map((judge) => [
      `  ${visibleText(judge.name)}`,
      `${visibleText(judge.summary)}  ${palette.dim(settingsOf(judge))}`,
    ]),
  );
  const families = new Set([...judgeFamilies, ...judges.map(({ family }) => family)]);
  const blocks = [...families].flatMap((family) => {
    const own = lines.filter((_, index) => judges[index]?.family === family);
    return own.length === 0 ? [] : [`${palette.bold(visibleText(family))}\n${own.join('\n')}`];
  });
  return `${blocks.join('\n\n')}\n\n${closing}\n`;
}

const closing = [
  'In brackets: the settings of a judge; those with ! are required. Every judge takes weight, required and label as well,',
  'and "not-" before its name turns it round. `agent-eval judges <name>` shows one with defaults and examples.',
].join('\n');

function settingsOf(judge: JudgeDescription): string {
  const settings = describeSettings(judge.settings);
  if (settings.length === 0) return '';
  return visibleText(
    `(${settings.map(({ name, isRequired }) => `${name}${isRequired ? '!' : ''}`).join(', ')})`,
  );
}
