import type { Judgement, JudgeUse } from '../model/judge.ts';

/** What all judgements of one use of a judge share, whatever it finds. */
export function identityOf({
  judge,
  negated,
  label,
  weight,
  required,
}: JudgeUse): Pick<Judgement, 'judge' | 'label' | 'weight' | 'required'> {
  return {
    judge: negated ? `not-${judge}` : judge,
    ...(label === undefined ? {} : { label }),
    ...(weight === undefined ? {} : { weight }),
    ...(required === undefined ? {} : { required }),
  };
}
