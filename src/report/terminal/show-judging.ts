import { formatCount } from '../../model/format-count.ts';
import type { Judging } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { hangText } from './hang-text.ts';

/** What judges used that ask models, a line a model; nothing where none does. */
export function showJudging(judging: Judging, palette: Palette, width: number): string[] {
  if (judging.length === 0) return [];
  const lines = judging.flatMap(({ model, judgements, calls, inputTokens, outputTokens, costUsd }) => {
    const cost = costUsd === null ? 'cost not known' : formatValue(costUsd, 'usd');
    const used = `${plural(calls, 'call')}, ${formatCount(inputTokens + outputTokens)} tokens, ${cost}`;
    return hangText(`  ${visibleText(model)}  `, `${plural(judgements, 'judgement')}: ${used}`, width);
  });
  return [palette.bold('Judging (apart from what agents used)'), ...lines];
}
