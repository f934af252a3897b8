import type { ViewProps } from '../../view-props.ts';
import { FactsSection } from './facts-section.tsx';
import { GatesSection } from './gates-section.tsx';
import { GroupsSection } from './groups-section.tsx';
import { LeaderboardSection } from './leaderboard-section.tsx';
import { NotPassedSection } from './not-passed-section.tsx';
import { PairsSection } from './pairs-section.tsx';
import { RepeatsSection } from './repeats-section.tsx';
import { ThresholdsSection } from './thresholds-section.tsx';
import { TrendSection } from './trend-section.tsx';
import { VerdictSection } from './verdict-section.tsx';
import './overview.css';

/** What the run came to, and the figures that it rests on. */
export function OverviewView({ data, source }: ViewProps) {
  return (
    <div class="overview">
      <VerdictSection data={data} />
      <ThresholdsSection report={data.report} />
      <LeaderboardSection report={data.report} />
      <PairsSection pairs={data.report.pairs ?? []} />
      <RepeatsSection leaderboard={data.report.leaderboard} />
      <NotPassedSection cells={data.cells} />
      <TrendSection data={data} source={source} />
      <GroupsSection report={data.report} />
      <GatesSection gates={data.report.gates} />
      <FactsSection data={data} />
    </div>
  );
}
