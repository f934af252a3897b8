import { formatCount } from '../../../model/format-count.ts';
import type { AgentPair } from '../../../model/report.ts';
import { describePair } from '../../../report/bench/describe-pair.ts';
import { plural } from '../../../report/show/plural.ts';
import { TableFrame } from '../../parts/table-frame.tsx';

const mostPairs = 15;

/** Which agent is better than which other, and by how much; nothing where no benchmark compared any. */
export function PairsSection({ pairs }: { readonly pairs: readonly AgentPair[] }) {
  if (pairs.length === 0) return null;
  const rest = pairs.slice(mostPairs);
  return (
    <section>
      <h2>Who beats whom</h2>
      <Pairs pairs={pairs.slice(0, mostPairs)} />
      {rest.length > 0 && (
        <details>
          <summary>{plural(rest.length, 'pair')} more</summary>
          <Pairs pairs={rest} />
        </details>
      )}
      {pairs.length > 1 && (
        <p class="overview-notes">p-values are corrected for {formatCount(pairs.length)} pairs (Holm)</p>
      )}
    </section>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly AgentPair[] }) {
  return (
    <TableFrame label="Pairs of agents">
      <table class="data-table overview-pairs">
        <thead>
          <tr>
            <th>pair</th>
            <th>pass rate</th>
            <th>P50</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => {
            const { headline, passRate, latencyP50 } = describePair(pair);
            return (
              <tr key={`${pair.first}/${pair.second}`}>
                <th scope="row">{headline}</th>
                <td>{passRate ?? '–'}</td>
                <td>{latencyP50 ?? '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
