import type { CaseChange, ComparedPair } from '../../model/comparison.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import { outcomesOf } from './outcomes-of.ts';
import type { CellPair, PairedCells } from './pair-cells.ts';
import { reasonOf } from './reason-of.ts';

type Cases = ComparedPair['cases'];

/** The least change of a case's share of passed trials that makes it fixed or broken rather than flaky. */
const turned = 0.5;

/** What became of each case, the worst first. */
export function classifyCases({ shared, edited, new: added, gone }: PairedCells): Cases {
  const cases: Cases = {
    compared: 0,
    passing: 0,
    broken: [],
    fixed: [],
    stillFailing: [],
    flaky: [],
    unmeasured: [],
    edited: edited.map(({ second }) => placeOf(second)),
    new: added.map(placeOf),
    gone: gone.map(placeOf),
  };
  for (const pair of shared) sortIn(pair, cases);
  for (const list of [cases.broken, cases.flaky]) list.sort((a, b) => riseOf(a) - riseOf(b));
  cases.fixed.sort((a, b) => riseOf(b) - riseOf(a));
  return cases;
}

function sortIn(pair: CellPair, cases: Cases): void {
  const change = changeOf(pair);
  const { first, second } = change;
  if (first.trials === 0 || second.trials === 0) {
    cases.unmeasured.push(change);
    return;
  }
  cases.compared++;
  const rise = riseOf(change);
  if (rise <= -turned) cases.broken.push(change);
  else if (rise >= turned) cases.fixed.push(change);
  else if (first.passed + second.passed === 0) cases.stillFailing.push(change);
  else if (first.passed === first.trials && second.passed === second.trials) cases.passing++;
  else cases.flaky.push(change);
}

function changeOf({ first, second }: CellPair): CaseChange {
  const [before, after] = [outcomesOf(first), outcomesOf(second)];
  const reason = reasonOf(second);
  return {
    ...placeOf(second),
    first: { passed: before.passed, trials: before.trials },
    second: { passed: after.passed, trials: after.trials },
    ...(reason === null ? {} : { reason }),
  };
}

function riseOf({ first, second }: CaseChange): number {
  return second.passed / second.trials - first.passed / first.trials;
}

function placeOf({ planned }: CellColumns): { case: string; place: CaseChange['place'] } {
  return { case: planned.case, place: planned.place };
}
