import { useMemo, useState } from 'preact/hooks';
import type { PageCell } from '../../../report/html/page-data.ts';
import { addressOf } from '../../route.ts';
import type { ViewProps } from '../../view-props.ts';
import type { CaseAction } from './case-action.ts';
import { CaseHeading } from './case-heading.tsx';
import { CaseKeys } from './case-keys.tsx';
import { CaseTrial } from './case-trial.tsx';
import { neighboursOf } from './neighbours-of.ts';
import { caseTrials, type TrialName } from './trials/case-trials.ts';
import { chooseTrial, findTrial } from './trials/choose-trial.ts';
import { trialName } from './trials/trial-name.ts';
import { TrialStrip } from './trials/trial-strip.tsx';
import { useCaseKeys } from './use-case-keys.ts';
import './case-body.css';

interface CaseBodyProps extends ViewProps {
  /** Of this case, at least one. */
  readonly cells: readonly PageCell[];
}

/** A case that the run has: its heading, all its trials as marks, and the chosen one. */
export function CaseBody({ data, source, route, cells }: CaseBodyProps) {
  const caseKey = route.case ?? '';
  const [areKeysShown, showKeys] = useState(false);
  const neighbours = useMemo(() => neighboursOf(data.cells, caseKey), [data, caseKey]);
  const trials = caseTrials(cells);
  const wanted = route.query.get('trial');
  const chosen = chooseTrial(trials, wanted);
  const addressOfTrial = (trial: TrialName): string => addressWith({ trial: trialName(trial) });
  useCaseKeys((action) => {
    if (action === 'keys') showKeys(!areKeysShown);
    else if (action === 'back' && areKeysShown) showKeys(false);
    else act(action);
  });
  const [cell] = cells;
  if (!cell || !chosen) return null;
  const file = data.report.run.suites.find(({ name }) => name === cell.suite)?.file ?? cell.place.file;
  return (
    <div class="case">
      <CaseHeading cell={cell} file={file} neighbours={neighbours} />
      <TrialStrip cells={cells} chosen={chosen} addressOfTrial={addressOfTrial} />
      {wanted !== null && !findTrial(trials, wanted) && (
        <p class="case-note">This run has no such trial of the case as the address names: here is another.</p>
      )}
      <CaseTrial
        data={data}
        source={source}
        route={route}
        trials={trials}
        chosen={chosen}
        onCompare={(name) => location.assign(addressWith({ with: name }))}
      />
      <CaseKeys isOpen={areKeysShown} onToggle={showKeys} />
    </div>
  );

  function addressWith(set: Readonly<Record<string, string>>): string {
    return addressOf('case', { case: caseKey, query: { ...Object.fromEntries(route.query), ...set } });
  }

  function act(action: Exclude<CaseAction, 'keys'>): void {
    const place = trials.findIndex((trial) => trial === chosen);
    const trial = trials[place + (action === 'next-trial' ? 1 : -1)];
    const to = {
      'next-trial': trial && addressOfTrial(trial),
      'previous-trial': trial && addressOfTrial(trial),
      'next-case': caseAddress(neighbours.next),
      'previous-case': caseAddress(neighbours.previous),
      'next-failing': caseAddress(neighbours.nextFailing),
      'previous-failing': caseAddress(neighbours.previousFailing),
      back: addressOf('cases'),
    }[action];
    // Leafing through trials is no way back that anybody wants to go step by step.
    if (to !== undefined && action.endsWith('-trial')) location.replace(to);
    else if (to !== undefined) location.assign(to);
  }
}

function caseAddress(key: string | null): string | undefined {
  return key === null ? undefined : addressOf('case', { case: key });
}
