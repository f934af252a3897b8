import { addressOf } from '../../route.ts';
import type { CaseRow } from './list-cases.ts';

/** The view of a case; where the row is about one agent, at its first trial. */
export function addressOfRow({ key, agent, cells }: CaseRow): string {
  const trial = agent === null ? '' : `${agent}#${cells[0]?.cell.iterations[0] ?? 1}`;
  return addressOf('case', { case: key, query: { trial } });
}
