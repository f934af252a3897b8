import type { Json } from '../../model/json.ts';
import type { SettingProblem } from '../../model/judge.ts';

/** The mistake of a reference that holds nothing to compare with. */
export function emptyReference(value: Json | undefined): readonly SettingProblem[] {
  if (value !== null && (typeof value !== 'string' || value.trim() !== '')) return [];
  return [
    {
      path: ['value'],
      severity: 'error',
      code: 'empty-reference',
      message: 'There is nothing to compare with.',
      why: 'A model would judge by what it believes itself.',
      fix: 'Write what is right as `value`, or as the `expected` of the case.',
    },
  ];
}
