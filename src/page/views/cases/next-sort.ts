import { readSort, type SortColumn } from './read-sort.ts';

/**
 * What a press on the head of a column turns the sorting into: first what is worst or slowest on top, then the other way
 * round, then the order of the plan again.
 */
export function nextSort(current: string, column: SortColumn, agent = ''): string {
  const name = agent === '' ? column : `${column}@${agent}`;
  const [first, second] = column === 'latency' || column === 'cost' ? [`-${name}`, name] : [name, `-${name}`];
  const sort = readSort(current);
  if (sort?.column !== column || sort.agent !== agent) return first;
  return current === first ? second : '';
}
