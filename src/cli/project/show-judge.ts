import type { JudgeDescription } from '../../judge/describe-judges.ts';
import { visibleText } from '../../model/visible-text.ts';
import { type Palette, paletteFor } from '../../report/show/palette.ts';
import { alignColumns } from '../align-columns.ts';
import { type DescribedSetting, describeSettings } from './describe-settings.ts';

/**
 * One judge in full: what passes, how it is written, its settings, and examples.
 *
 * @param common - JSON Schema of the settings that every judge takes
 */
export function showJudge(
  judge: JudgeDescription,
  common: JudgeDescription['settings'],
  color: boolean,
): string {
  const palette = paletteFor(color);
  const own = describeSettings(judge.settings);
  const blocks = [
    [`${palette.bold(visibleText(judge.name))}  ${palette.dim(judge.family)}`, ...aboutJudge(judge)],
    own.length === 0 ? [] : [palette.bold('settings'), ...tableOf(own, judge, palette)],
    [palette.bold('settings of every judge'), ...tableOf(describeSettings(common), judge, palette)],
    [palette.bold('examples'), ...examplesOf(judge)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function aboutJudge({ name, summary, shortForm, graded }: JudgeDescription): string[] {
  return [
    visibleText(summary),
    '',
    `"not-${name}" turns it round.`,
    ...(graded ? ['It gives a score between 0 and 1.'] : []),
    ...(shortForm === null ? [] : [`"- ${name}: x" is short for "- ${name}: { ${shortForm}: x }".`]),
  ].map((line) => `  ${line}`.trimEnd());
}

function tableOf(settings: readonly DescribedSetting[], judge: JudgeDescription, palette: Palette): string[] {
  return alignColumns(
    settings.map((setting) => [
      `  ${visibleText(setting.name)}`,
      visibleText(setting.type),
      needOf(setting, judge),
      palette.dim(visibleText(setting.description)),
    ]),
  );
}

function needOf(setting: DescribedSetting, { expectedAsValue }: JudgeDescription): string {
  if (setting.default !== null) return `default ${visibleText(setting.default)}`;
  if (!setting.isRequired) return '';
  return setting.name === 'value' && expectedAsValue ? "required, or the case's `expected`" : 'required';
}

function examplesOf({ examples }: JudgeDescription): string[] {
  return examples.flatMap((example) => {
    const [first = '', ...rest] = example.replace(/^- /, '').split('\n');
    return [`  - ${visibleText(first)}`, ...rest.map((line) => `  ${visibleText(line)}`)];
  });
}
