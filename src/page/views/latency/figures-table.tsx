import { formatCount } from '../../../model/format-count.ts';
import { visibleText } from '../../../model/visible-text.ts';
import { Estimate } from '../../parts/estimate.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';
import type { LatencySample } from './latency-samples.ts';
import { SeriesSwatch } from './series-swatch.tsx';

interface FiguresTableProps {
  readonly samples: readonly LatencySample[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (agents: readonly string[]) => void;
}

const percentiles = ['p50', 'p90', 'p95', 'p99', 'max', 'mean'] as const;
const counts = ['Measured', 'Timed out', 'Left out', 'Cold'];

/** The figures of all agents as the report has them; also the legend, and where agents are chosen. */
export function FiguresTable({ samples, chosen, onChoose }: FiguresTableProps) {
  return (
    <TableFrame label="Figures of latency">
      <table class="data-table latency-figures">
        <thead>
          <tr>
            <th scope="col">Agent</th>
            {percentiles.map((name) => (
              <th key={name} scope="col" class="number">
                {name.startsWith('p') ? name.toUpperCase() : name === 'max' ? 'Max' : 'Mean'}
              </th>
            ))}
            {counts.map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => (
            <AgentRow key={sample.agent} sample={sample} chosen={chosen} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function AgentRow({
  sample,
  chosen,
  onChoose,
}: Omit<FiguresTableProps, 'samples'> & { readonly sample: LatencySample }) {
  const { latency, cold } = sample.figures;
  return (
    <tr>
      <th scope="row">
        <AgentChoice sample={sample} chosen={chosen} onChoose={onChoose} />
      </th>
      {percentiles.map((name) => (
        <td key={name} class="number">
          <Estimate of={latency[name]} unit="duration" />
        </td>
      ))}
      {[latency.measured, latency.censored, latency.leftOut, cold].map((count, index) => (
        <td key={counts[index]} class="number">
          {formatCount(count)}
        </td>
      ))}
    </tr>
  );
}

/** The last one that is chosen stays: a page without any would say nothing. */
function AgentChoice({
  sample: { agent, place, figures },
  chosen,
  onChoose,
}: Omit<FiguresTableProps, 'samples'> & { readonly sample: LatencySample }) {
  const isChosen = chosen.has(agent);
  const others = [...chosen].filter((other) => other !== agent);
  return (
    <label class="latency-choice">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={figures.latency.measured === 0 || (isChosen && others.length === 0)}
        onChange={() => onChoose(isChosen ? others : [...others, agent])}
      />
      <SeriesSwatch place={place} />
      {visibleText(agent)}
    </label>
  );
}
