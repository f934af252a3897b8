import { visibleText } from '../../../../model/visible-text.ts';
import type { PageCell } from '../../../../report/html/page-data.ts';
import { plural } from '../../../../report/show/plural.ts';
import { StatusMark } from '../../../parts/status-mark.tsx';
import { caseTrials, type TrialName } from './case-trials.ts';
import { trialName } from './trial-name.ts';
import './trial-strip.css';

interface TrialStripProps {
  readonly cells: readonly PageCell[];
  readonly chosen: TrialName;
  /** The address of a trial. */
  readonly addressOfTrial: (trial: TrialName) => string;
}

/** All trials of a case as marks, a line an agent. */
export function TrialStrip({ cells, chosen, addressOfTrial }: TrialStripProps) {
  const name = trialName(chosen);
  return (
    <nav class="trial-strip" aria-label="Trials">
      {cells.map((cell) => (
        <div key={cell.agent} class="trial-strip-row">
          <span class="trial-strip-agent">{visibleText(cell.agent)}</span>
          <span class="trial-strip-count">
            {passed(cell)} of {plural(cell.iterations.length, 'trial')} passed
          </span>
          <ul>
            {caseTrials([cell]).map((trial) => (
              <li key={trial.iteration}>
                <a href={addressOfTrial(trial)} aria-current={trialName(trial) === name ? 'true' : undefined}>
                  <StatusMark status={trial.status} label={`iteration ${trial.iteration}: ${trial.status}`} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function passed({ status }: PageCell): number {
  return [...status].filter((letter) => letter === 'p').length;
}
