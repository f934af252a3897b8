import type { Judging } from '../../model/report.ts';
import { addJudging } from '../../report/fold/add-judging.ts';
import { cohensKappa, type Kappa } from '../../stats/cohens-kappa.ts';
import type { Interval } from '../../stats/interval.ts';
import { passRateInterval } from '../../stats/pass-rate-interval.ts';
import type { JudgedLabel } from './judge-labels.ts';

/** How far judges and people agree. What a judge could not decide is in no figure. */
export interface Agreement {
  readonly labels: number;
  /** Rows: the judge; columns: the person; passed first. */
  readonly table: readonly [readonly [number, number], readonly [number, number]];
  /** null: nothing was decided. */
  readonly accuracy: { readonly value: number; readonly interval: Interval } | null;
  /** null: not defined, because both said the same of everything. */
  readonly kappa: Kappa | null;
  readonly disagreements: readonly JudgedLabel[];
  /** Those without a verdict of the judge. */
  readonly undecided: readonly JudgedLabel[];
  readonly judging: Judging;
}

/** Compares what judges said with what people said. */
export function measureAgreement(judged: readonly JudgedLabel[]): Agreement {
  const decided = judged.filter(({ judgement: { status } }) => status === 'passed' || status === 'failed');
  const count = (judge: string, human: string): number =>
    decided.filter(({ judgement, label }) => judgement.status === judge && label.human === human).length;
  const table = [
    [count('passed', 'passed'), count('passed', 'failed')],
    [count('failed', 'passed'), count('failed', 'failed')],
  ] as const;
  const agreed = table[0][0] + table[1][1];
  const { length } = decided;
  return {
    labels: judged.length,
    table,
    accuracy: length === 0 ? null : { value: agreed / length, interval: passRateInterval(agreed, length) },
    kappa: length === 0 ? null : cohensKappa(table),
    disagreements: decided.filter(({ judgement, label }) => judgement.status !== label.human),
    undecided: judged.filter((one) => !decided.includes(one)),
    judging: judged.reduce(
      (sum: Judging, { judgement: { usage } }) =>
        usage ? addJudging(sum, [{ ...usage, judgements: 1 }]) : sum,
      [],
    ),
  };
}
