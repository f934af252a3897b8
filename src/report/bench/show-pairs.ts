import { formatCount } from '../../model/format-count.ts';
import type { AgentPair, FoldedReport } from '../../model/report.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { hangText } from '../terminal/hang-text.ts';
import { describePair } from './describe-pair.ts';

const mostPairs = 15;

/** Which agent is better than which other, and by how much; nothing where there is only one. */
export function showPairs({ pairs = [] }: FoldedReport, palette: Palette, width: number): string[] {
  if (pairs.length === 0) return [];
  const left = pairs.length - mostPairs;
  const corrected =
    pairs.length > 1
      ? hangText('  ', `p-values are corrected for ${formatCount(pairs.length)} pairs (Holm)`, width)
      : [];
  return [
    palette.bold('Who beats whom'),
    ...pairs.slice(0, mostPairs).flatMap((pair) => showPair(pair, width)),
    ...(left > 0 ? [palette.dim(`  and ${plural(left, 'pair')} more in report.json`)] : []),
    ...corrected.map(palette.dim),
  ];
}

function showPair(pair: AgentPair, width: number): string[] {
  const { headline, passRate, latencyP50 } = describePair(pair);
  return [
    ...hangText('  ', headline, width),
    ...(passRate === null ? [] : hangText('    pass rate  ', passRate, width)),
    ...(latencyP50 === null ? [] : hangText('    P50        ', latencyP50, width)),
  ];
}
