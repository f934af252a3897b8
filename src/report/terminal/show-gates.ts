import { formatCount } from '../../model/format-count.ts';
import type { FoldedReport, GateFigures } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatPercentile } from '../show/format-percentile.ts';
import { formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import type { Column } from '../show/table.ts';
import { showTable } from './show-table.ts';
import { tooNarrow } from './too-narrow.ts';

/** Approvers that are named; the rest is in report.json. */
const mostApprovers = 20;

const columns: readonly Column[] = [
  { title: 'gate', cuttable: true },
  { title: 'agent', cuttable: true, dispensable: 2 },
  { title: 'requests', align: 'right', dispensable: 1 },
  { title: 'approved', align: 'right' },
  { title: 'modified', align: 'right', dispensable: 3 },
  { title: 'rejected', align: 'right' },
  { title: 'terminated', align: 'right', dispensable: 4 },
  { title: 'undecided', align: 'right', dispensable: 7 },
  { title: 'automatic', align: 'right', dispensable: 3 },
  { title: 'escalated', align: 'right', dispensable: 5 },
  { title: 'refused', align: 'right', dispensable: 6 },
  { title: 'wait P50', align: 'right', dispensable: 2 },
  { title: 'P95', align: 'right', dispensable: 8 },
];

/** What people decided at gates, and how long they took; nothing where no gate was reached. */
export function showGates(report: FoldedReport, palette: Palette, width: number): string[] {
  return showTable('Gates', columns, report.gates.map(rowOf), { palette, width }, (leftOut) => [
    ...tooNarrow(leftOut),
    ...describeApprovers(report.gates),
  ]);
}

function rowOf(gate: GateFigures): string[] {
  return [
    visibleText(gate.gate),
    visibleText(gate.agent),
    formatCount(gate.requests),
    withRate(gate.approved, gate.approvalRate, gate.modified === 0),
    formatCount(gate.modified),
    withRate(gate.rejected, gate.rejectionRate, gate.terminated === 0),
    formatCount(gate.terminated),
    formatCount(gate.undecided),
    formatCount(gate.automatic),
    formatCount(gate.escalated),
    formatCount(gate.refused),
    formatPercentile(gate.waitP50),
    formatPercentile(gate.waitP95),
  ];
}

/** A rate stands beside a count only where it is the rate of that count alone. */
function withRate(count: number, rate: number | null, isWhole: boolean): string {
  return rate === null || !isWhole
    ? formatCount(count)
    : `${formatCount(count)} (${formatValue(rate, 'ratio')})`;
}

function describeApprovers(gates: readonly GateFigures[]): string[] {
  const all = gates.flatMap(({ gate, byApprover }) =>
    byApprover.map(
      ({ by, decisions, responseP50 }) =>
        `${visibleText(by)} decided ${decisions} at ${visibleText(gate)}, half of them within ${formatPercentile(responseP50)}`,
    ),
  );
  const rest = all.length > mostApprovers ? [`… and ${all.length - mostApprovers} more in report.json`] : [];
  const notes = gates.some(({ waitP50, waitP95 }) => waitP50?.note || waitP95?.note)
    ? ['* too few requests for an upper bound']
    : [];
  return [...all.slice(0, mostApprovers), ...rest, ...notes];
}
