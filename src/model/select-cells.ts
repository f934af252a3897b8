import type { ScopedThreshold, Selector } from './threshold.ts';

/** What a selector can look at. */
export interface Selectable {
  readonly case: string;
  readonly suite: string;
  readonly agent: string;
  readonly tags: readonly string[];
}

/** Whether a threshold speaks of a cell: it must lie in the threshold's suite, and all selectors must hold. */
export function selects({ threshold, suite }: Omit<ScopedThreshold, 'from'>, cell: Selectable): boolean {
  if (suite !== undefined && suite !== cell.suite) return false;
  return threshold.selectors.every(
    (selector) => selector.by === 'judge' || holds(selector, cell) !== selector.negated,
  );
}

function holds({ by, name }: Selector, cell: Selectable): boolean {
  switch (by) {
    case 'suite':
      return cell.suite === name;
    case 'agent':
      return cell.agent === name;
    case 'tag':
      return cell.tags.includes(name);
    case 'case':
      return cell.case === name || cell.case === `${cell.suite}/${name}`;
    case 'judge':
      return true;
  }
}
