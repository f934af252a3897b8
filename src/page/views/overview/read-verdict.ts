import type { PageData } from '../../../report/html/page-data.ts';
import { plural } from '../../../report/show/plural.ts';
import { verdictOf } from '../../parts/verdict-of.ts';

/** The verdict in sentences: those of the report, or what a run without any had to meet. */
export function readVerdict(data: PageData): { readonly reasons: readonly string[]; readonly tone: string } {
  const { tone } = verdictOf(data);
  const { reasons } = data.report.verdict;
  if (tone === 'going-on')
    return { tone, reasons: ['The run is still going on: all figures are of what has ended so far.'] };
  return { tone, reasons: reasons.length > 0 ? reasons : [sumUp(data)] };
}

function sumUp({ report: { thresholds } }: PageData): string {
  if (thresholds.length === 0) return 'No threshold was set.';
  const open = thresholds.filter(({ evaluated }) => !evaluated).length;
  const held = thresholds.length - open;
  if (held === 0) return `None of ${plural(open, 'threshold')} could be evaluated.`;
  const met = held === 1 ? 'The one threshold was met' : `All ${plural(held, 'threshold')} were met`;
  return open === 0 ? `${met}.` : `${met}; ${open} more could not be evaluated.`;
}
