import type { Estimate as Measured, Report } from '../../../model/report.ts';
import { visibleText } from '../../../model/visible-text.ts';
import type { PageData } from '../../../report/html/page-data.ts';
import { formatEstimate, type ShownUnit } from '../../../report/show/format-value.ts';
import { Estimate } from '../../parts/estimate.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';
import { commonScale } from './common-scale.ts';
import { leaderboardColumns } from './leaderboard-columns.ts';
import { leaderboardNotes } from './leaderboard-notes.ts';
import { TrialCounts } from './trial-counts.tsx';

type Entry = Report['leaderboard'][number];

/** Agents with their figures and intervals, best first. */
export function LeaderboardSection({ report }: Pick<PageData, 'report'>) {
  const { leaderboard } = report;
  if (leaderboard.length === 0) return null;
  const columns = leaderboardColumns(leaderboard).map((column) => ({
    ...column,
    scale: commonScale(
      leaderboard.map(({ figures }) => column.of(figures)),
      column.unit,
    ),
  }));
  return (
    <section>
      <h2>Leaderboard</h2>
      <TableFrame label="Leaderboard">
        <table class="data-table overview-leaderboard">
          <thead>
            <tr>
              <th>rank</th>
              <th>agent</th>
              {columns.map(({ title }) => (
                <th key={title}>{title}</th>
              ))}
              <th class="number">trials</th>
            </tr>
          </thead>
          <tbody>
            {leaderboard.map((entry) => (
              <tr key={entry.agent}>
                <td>{rankOf(entry)}</td>
                <th scope="row">
                  <Name entry={entry} />
                </th>
                {columns.map(({ title, of, unit, scale }) => (
                  <td key={title}>
                    <Figure
                      estimate={of(entry.figures)}
                      unit={unit}
                      scale={scale}
                      label={`${title} of ${entry.agent}`}
                    />
                  </td>
                ))}
                <td class="number">
                  <TrialCounts figures={entry.figures} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <ul class="overview-notes">
        {leaderboardNotes(report, columns).map((note) => (
          <li key={note}>{visibleText(note)}</li>
        ))}
      </ul>
    </section>
  );
}

function Name({ entry: { agent, version } }: { readonly entry: Entry }) {
  return (
    <>
      {visibleText(agent)}
      {version !== undefined && <small> {visibleText(version)}</small>}
    </>
  );
}

interface FigureProps {
  readonly estimate: Measured | null;
  readonly unit: ShownUnit;
  readonly scale: readonly [number, number];
  readonly label: string;
}

/** What must be known before trusting it stands below the table. */
function Figure({ estimate, unit, scale, label }: FigureProps) {
  if (estimate === null) return <Estimate of={null} unit={unit} />;
  const { note, ...bare } = estimate;
  const mark = note === undefined ? '' : '*';
  return (
    <div class="overview-figure">
      <Estimate of={bare} unit={unit} />
      {mark}
      <IntervalBar
        estimate={estimate}
        scale={scale}
        label={`${visibleText(label)}: ${formatEstimate(estimate, unit)}${mark}`}
      />
    </div>
  );
}

/** A range where the data cannot tell which is better; nothing where there is nobody to compare with. */
function rankOf({ rank: [best, worst], among }: Entry): string {
  if (among === 1) return '–';
  return best === worst ? String(best) : `${best}–${worst}`;
}
