import type { TrialFinished } from '../../../../model/event.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import type { CaseDetails, PageCell, PageData } from '../../../../report/html/page-data.ts';
import { CellsTable } from './cells-table.tsx';
import { TrialsBeside } from './trials-beside.tsx';

interface BaselineSectionProps {
  readonly baseline: NonNullable<PageData['baseline']>;
  /** Of the case and agent that are shown. */
  readonly cell: PageCell;
  readonly details: CaseDetails;
  readonly trial: TrialFinished;
}

/** How the same agent did on the same case in the run that this one is compared with. */
export function BaselineSection({ baseline, cell, details, trial }: BaselineSectionProps) {
  const run = visibleText(baseline.baseline.run);
  const before = baseline.cells.find((one) => one.case === cell.case && one.agent === cell.agent);
  const earlier = sameTrial(details.baseline, trial);
  return (
    <section class="case-section">
      <h3>In the baseline, {run}</h3>
      {before ? (
        <CellsTable
          rows={[
            { name: `baseline ${run}`, cell: before },
            { name: 'this run', cell },
          ]}
        />
      ) : (
        <p>The baseline has no trials of this case by {visibleText(cell.agent)}.</p>
      )}
      {before && before.digest !== cell.digest && (
        <p>The case was edited since: the two runs did not try the same.</p>
      )}
      {earlier && (
        <TrialsBeside
          first={{ name: `baseline, iteration ${earlier.iteration}`, trial: earlier }}
          second={{ name: `this run, iteration ${trial.iteration}`, trial }}
        />
      )}
      {before && !earlier && (
        <p>What the agent gave then is not known: the log of that run is not at hand.</p>
      )}
    </section>
  );
}

/** The same iteration, else the first that there is. */
function sameTrial(
  trials: readonly TrialFinished[],
  { agent, iteration }: TrialFinished,
): TrialFinished | null {
  const own = trials.filter((trial) => trial.agent === agent);
  return own.find((trial) => trial.iteration === iteration) ?? own[0] ?? null;
}
