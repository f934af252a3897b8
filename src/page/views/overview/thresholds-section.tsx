import type { ThresholdResult } from '../../../model/report.ts';
import type { PageData } from '../../../report/html/page-data.ts';
import { plural } from '../../../report/show/plural.ts';
import { ThresholdTable } from './threshold-table.tsx';

/** Met thresholds beyond this many are folded. */
const mostMet = 10;

/** Every threshold with what was measured, those that were missed first. */
export function ThresholdsSection({ report: { thresholds, run } }: Pick<PageData, 'report'>) {
  if (thresholds.length === 0) return null;
  const isMet = ({ met, evaluated }: ThresholdResult): boolean => met && evaluated;
  const missed = thresholds.filter(({ met }) => !met);
  const open = thresholds.filter(({ met, evaluated }) => met && !evaluated);
  const met = thresholds.filter(isMet);
  const urgent = [...missed, ...open];
  const isScoped = run.suites.length > 1;
  if (met.length <= mostMet)
    return (
      <section>
        <h2>Thresholds</h2>
        <ThresholdTable results={[...urgent, ...met]} isScoped={isScoped} />
      </section>
    );
  return (
    <section>
      <h2>Thresholds</h2>
      {urgent.length > 0 && <ThresholdTable results={urgent} isScoped={isScoped} />}
      <details>
        <summary>{plural(met.length, 'threshold')} met</summary>
        <ThresholdTable results={met} isScoped={isScoped} />
      </details>
    </section>
  );
}
