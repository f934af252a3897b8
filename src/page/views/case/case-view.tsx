import { didYouMean } from '../../../model/did-you-mean.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { addressOf } from '../../route.ts';
import type { ViewProps } from '../../view-props.ts';
import { CaseBody } from './case-body.tsx';
import { caseTrials } from './trials/case-trials.ts';
import { chooseTrial } from './trials/choose-trial.ts';

/** One case: what was asked, what came out of every trial, and why it passed or not. */
export function CaseView({ data, source, route }: ViewProps) {
  const caseKey = route.case ?? '';
  const cells = data.cells.filter((one) => one.case === caseKey);
  const [cell] = cells;
  if (!cell) return <NoSuchCase caseKey={caseKey} keys={data.cells.map((one) => one.case)} />;
  const trials = caseTrials(cells);
  const chosen = chooseTrial(trials, route.query.get('trial'));
  if (!chosen) return <p class="case-note">No trial of this case has ended yet.</p>;
  return (
    <CaseBody
      data={data}
      source={source}
      route={route}
      cells={cells}
      cell={cell}
      trials={trials}
      chosen={chosen}
    />
  );
}

function NoSuchCase({ caseKey, keys }: { readonly caseKey: string; readonly keys: readonly string[] }) {
  const meant = didYouMean(caseKey, new Set(keys));
  return (
    <>
      <h2>No such case</h2>
      <p>
        This run has no trials of a case named <strong>{visibleText(caseKey)}</strong>.
        {meant !== null && (
          <>
            {' '}
            Did you mean <a href={addressOf('case', { case: meant })}>{visibleText(meant)}</a>?
          </>
        )}{' '}
        <a href={addressOf('cases')}>All cases</a>
      </p>
    </>
  );
}
