import { useMemo, useState } from 'preact/hooks';
import type { PageCell } from '../../../report/html/page-data.ts';
import type { ViewProps } from '../../view-props.ts';
import { addressOfAction } from './address-of-action.ts';
import { addressWith } from './address-with.ts';
import { CaseHeading } from './case-heading.tsx';
import { CaseKeys } from './case-keys.tsx';
import { CaseTrial } from './case-trial.tsx';
import { casesAddress } from './cases-address.ts';
import { neighboursOf } from './neighbours-of.ts';
import type { TrialMark } from './trials/case-trials.ts';
import { findTrial } from './trials/choose-trial.ts';
import { trialName } from './trials/trial-name.ts';
import { TrialStrip } from './trials/trial-strip.tsx';
import { useCaseKeys } from './use-case-keys.ts';
import './case-body.css';

interface CaseBodyProps extends ViewProps {
  /** Of this case. */
  readonly cells: readonly PageCell[];
  /** One of them: what they have in common. */
  readonly cell: PageCell;
  /** Of these cells. */
  readonly trials: readonly TrialMark[];
  readonly chosen: TrialMark;
}

/** A case that the run has: its heading, all its trials as marks, and the chosen one. */
export function CaseBody({ data, source, route, cells, cell, trials, chosen }: CaseBodyProps) {
  const [areKeysShown, showKeys] = useState(false);
  const { case: caseKey, suite, place } = cell;
  const neighbours = useMemo(() => neighboursOf(data.cells, caseKey), [data, caseKey]);
  const back = casesAddress(caseKey);
  useCaseKeys((action) => {
    if (action === 'keys' || (action === 'back' && areKeysShown)) return showKeys(!areKeysShown);
    const address = addressOfAction(action, { route, trials, chosen, neighbours, back });
    if (address === null) return;
    // Leafing through trials is no way that anybody wants to go back step by step.
    if (action.endsWith('-trial')) location.replace(address);
    else location.assign(address);
  });
  const file = data.report.run.suites.find(({ name }) => name === suite)?.file ?? place.file;
  const wanted = route.query.get('trial');
  return (
    <div class="case">
      <CaseHeading cell={cell} file={file} neighbours={neighbours} back={back} />
      <TrialStrip
        cells={cells}
        chosen={chosen}
        addressOfTrial={(trial) => addressWith(route, { trial: trialName(trial) })}
      />
      {wanted !== null && !findTrial(trials, wanted) && (
        <p class="case-note">The case has no such trial as the address names: here is another.</p>
      )}
      <CaseTrial data={data} source={source} route={route} trials={trials} chosen={chosen} />
      <CaseKeys isOpen={areKeysShown} onToggle={showKeys} />
    </div>
  );
}
