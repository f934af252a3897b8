import { formatCount } from '../../model/format-count.ts';
import type { EarlyStopResult } from '../../model/report.ts';
import type { StopEarly } from '../../model/stop-early.ts';
import { formatValue } from '../show/format-value.ts';

/** Why the trials of an agent were stopped, or why not, in a sentence. */
export function describeEarlyStop(
  { decision, trials, passed, planned }: EarlyStopResult,
  settings: StopEarly,
): string {
  const [good, bad] = [formatValue(settings.p0, 'ratio'), formatValue(settings.p1, 'ratio')];
  const counts = `${formatCount(passed)} of ${formatCount(trials)} passed`;
  if (decision === 'continue')
    return trials < planned
      ? `not decided between ${good} and ${bad} when the run ended: ${counts}`
      : `not decided between ${good} and ${bad} by all ${formatCount(planned)} planned trials: ${counts}`;
  const [word, rate, other] = decision === 'accept' ? ['accepted', good, bad] : ['rejected', bad, good];
  return `${word} after ${formatCount(trials)} of ${formatCount(planned)} planned trials: ${counts}, as at a pass rate of ${rate} rather than ${other}; all figures are of the trials until then`;
}
