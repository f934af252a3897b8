import { visibleText } from '../../../model/visible-text.ts';
import type { CaseDetails } from '../../../report/html/page-data.ts';
import type { ViewProps } from '../../view-props.ts';
import { addressWith } from './address-with.ts';
import { BaselineSection } from './beside/baseline-section.tsx';
import { CompareSection } from './beside/compare-section.tsx';
import { TrialPanel } from './trial/trial-panel.tsx';
import type { TrialMark } from './trials/case-trials.ts';
import { trialName } from './trials/trial-name.ts';
import { useDetails } from './use-details.ts';

interface CaseTrialProps extends ViewProps {
  readonly trials: readonly TrialMark[];
  readonly chosen: TrialMark;
}

/** The chosen trial of a case, and what it is held against; or why there is nothing to show. */
export function CaseTrial(props: CaseTrialProps) {
  const { data, source, route } = props;
  const loaded = useDetails(source, data, route.case);
  switch (loaded.state) {
    case 'loading':
      return <p class="case-note">Loading the trials…</p>;
    case 'broken':
      return <p class="case-note">The trials of this case cannot be read: {visibleText(loaded.problem)}</p>;
    case 'missing':
      return (
        <p class="case-note">
          This file does not hold the trials of this case: all of them together were too much for one file.{' '}
          <code>agent-eval view {visibleText(data.report.run.run)}</code> shows them.
        </p>
      );
    case 'loaded':
      return <Loaded {...props} details={loaded.details} />;
  }
}

function Loaded({ data, route, trials, chosen, details }: CaseTrialProps & { details: CaseDetails }) {
  const trial = details.trials.find((one) => trialName(one) === trialName(chosen));
  if (!trial)
    return <p class="case-note">The log of the run does not hold this trial: it was cut off or lost.</p>;
  const cell = data.cells.find((one) => one.case === trial.case && one.agent === trial.agent);
  return (
    <>
      <TrialPanel key={trialName(trial)} trial={trial} details={details} />
      {data.baseline && cell && (
        <BaselineSection baseline={data.baseline} cell={cell} details={details} trial={trial} />
      )}
      <CompareSection
        trials={trials}
        details={details}
        chosen={chosen}
        compared={route.query.get('with')}
        onCompare={(name) => location.replace(addressWith(route, { with: name }))}
      />
    </>
  );
}
