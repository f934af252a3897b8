import type { ThresholdResult } from '../../../model/report.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { formatInterval } from '../../../report/show/format-value.ts';
import { TableFrame } from '../../parts/table-frame.tsx';
import { ThresholdScale } from './threshold-scale.tsx';

interface ThresholdTableProps {
  readonly results: readonly ThresholdResult[];
  /** Several suites: which one a threshold is confined to must be told. */
  readonly isScoped: boolean;
}

/** A row a threshold: whether it was met, where it was set, and the measured value on a scale against its limit. */
export function ThresholdTable({ results, isScoped }: ThresholdTableProps) {
  return (
    <TableFrame label="Thresholds">
      <table class="data-table overview-thresholds">
        <thead>
          <tr>
            <th>
              <span class="visually-hidden">met</span>
            </th>
            <th>threshold</th>
            <th>measured</th>
            <th>
              <span class="visually-hidden">on a scale</span>
            </th>
            <th>set in</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result, index) => (
            <Row key={index} result={result} isScoped={isScoped} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Row({ result, isScoped }: { readonly result: ThresholdResult; readonly isScoped: boolean }) {
  const { threshold, suite, measured, unit, reason, from } = result;
  return (
    <tr class={`overview-threshold-${outcomeOf(result)}`}>
      <td>
        <Outcome result={result} />
      </td>
      <th scope="row">
        <code>{visibleText(threshold)}</code>
        {isScoped && suite !== undefined && <small> {visibleText(suite)}</small>}
      </th>
      <td>
        {visibleText(reason)}
        {measured && <small>{formatInterval(measured, unit)}</small>}
        {measured?.note !== undefined && <small> {measured.note}</small>}
      </td>
      <td>
        <ThresholdScale result={result} />
      </td>
      <td>
        <small>{visibleText(from)}</small>
      </td>
    </tr>
  );
}

function Outcome({ result }: { readonly result: ThresholdResult }) {
  const outcome = outcomeOf(result);
  return (
    <span class="overview-outcome" title={words[outcome]}>
      <span aria-hidden="true">{signs[outcome]}</span>
      <span class="visually-hidden">{words[outcome]}</span>
    </span>
  );
}

const signs = { met: '✓', missed: '✗', open: '?' } as const;
const words = { met: 'met', missed: 'missed', open: 'not evaluated' } as const;

/** With a baseline required, one that could not be evaluated is missed all the same. */
function outcomeOf({ met, evaluated }: ThresholdResult): keyof typeof signs {
  if (!met) return 'missed';
  return evaluated ? 'met' : 'open';
}
