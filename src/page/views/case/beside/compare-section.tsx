import { visibleText } from '../../../../model/visible-text.ts';
import type { CaseDetails } from '../../../../report/html/page-data.ts';
import type { TrialMark } from '../trials/case-trials.ts';
import { findTrial } from '../trials/choose-trial.ts';
import { trialName } from '../trials/trial-name.ts';
import { TrialsBeside } from './trials-beside.tsx';
import './compare-section.css';

interface CompareSectionProps {
  readonly trials: readonly TrialMark[];
  readonly details: CaseDetails;
  readonly chosen: TrialMark;
  /** Name of the trial to compare with, as the address has it. */
  readonly compared: string | null;
  readonly onCompare: (name: string) => void;
}

/** Another trial of the case, of any agent, beside the chosen one. */
export function CompareSection({ trials, details, chosen, compared, onCompare }: CompareSectionProps) {
  const other = findTrial(trials, compared);
  const [first, second] = [chosen, other].map((one) =>
    details.trials.find((trial) => one !== null && trialName(trial) === trialName(one)),
  );
  const others = trials.filter((trial) => trialName(trial) !== trialName(chosen));
  if (others.length === 0) return null;
  return (
    <section class="case-section">
      <h3>
        <label class="compare-choice">
          Compare with{' '}
          <select
            value={other ? trialName(other) : ''}
            onChange={({ currentTarget }) => onCompare(currentTarget.value)}
          >
            <option value="">nothing</option>
            {others.map((trial) => (
              <option key={trialName(trial)} value={trialName(trial)}>
                {visibleText(trial.agent)}, iteration {trial.iteration}: {trial.status}
              </option>
            ))}
          </select>
        </label>
      </h3>
      {other && (!first || !second) && <p>The log does not hold both of these trials.</p>}
      {first && second && <TrialsBeside first={sideOf(first)} second={sideOf(second)} />}
    </section>
  );
}

function sideOf(trial: CaseDetails['trials'][number]) {
  return { name: `${trial.agent}, iteration ${trial.iteration}`, trial };
}
