import type { PageCell } from '../../../report/html/page-data.ts';
import { fieldsOfAgents } from './fields-of-agents.ts';
import { type ParetoFront, paretoFront } from './pareto-front.ts';
import type { Scatter } from './scatter-points.ts';

/** The front of each field of agents that share cases; none of suites, which are no alternatives to each other. */
export function paretoFronts({ of, points }: Scatter, cells: Iterable<PageCell>): ParetoFront[] {
  if (of === 'suite') return [];
  return fieldsOfAgents(cells)
    .map((field) => points.filter(({ name }) => field.has(name)))
    .filter(({ length }) => length > 0)
    .map((members) =>
      paretoFront(
        members.map(({ name, quality, price }) => ({
          name,
          quality: quality.value,
          price: price.value,
          isPriceAtLeast: price.atLeast === true,
        })),
      ),
    );
}
