import { trialKey } from '../../../model/trial-key.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { formatValue } from '../../../report/show/format-value.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { statusOfLetter } from '../../parts/status-of-letter.ts';
import { TableFrame } from '../../parts/table-frame.tsx';
import { addressOf } from '../../route.ts';
import type { SlowTrial } from './slowest-trials.ts';

/** The slowest trials, each with a link to what it did. */
export function SlowestTable({ trials }: { readonly trials: readonly SlowTrial[] }) {
  return (
    <TableFrame label="Slowest trials">
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Status</span>
            </th>
            <th scope="col" class="number">
              Latency
            </th>
            <th scope="col">Trial</th>
            <th scope="col">Remarks</th>
          </tr>
        </thead>
        <tbody>
          {trials.map((trial) => (
            <SlowRow key={trialKey(trial)} trial={trial} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function SlowRow({ trial }: { readonly trial: SlowTrial }) {
  const { case: key, agent, iteration, latencyMs, waitMs, timedOut, cold, letter } = trial;
  const status = statusOfLetter(letter);
  const remarks = [
    timedOut && 'timed out',
    cold && 'cold',
    waitMs > 0 && `waited ${formatValue(waitMs, 'duration')} for people`,
  ];
  return (
    <tr>
      <td>{status && <StatusMark status={status} />}</td>
      <td class="number">
        {timedOut ? '≥ ' : ''}
        {formatValue(latencyMs, 'duration')}
      </td>
      <th scope="row">
        <a href={addressOf('case', { case: key, query: { trial: `${agent}#${iteration}` } })}>
          {visibleText(trialKey(trial))}
        </a>
      </th>
      <td>{remarks.filter((remark) => remark !== false).join(', ')}</td>
    </tr>
  );
}
