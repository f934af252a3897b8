import type { SettingProblem } from '../model/judge.ts';

/** A warning where the threshold of a graded judge is one that any score reaches. */
export function zeroThreshold(threshold: number | undefined): readonly SettingProblem[] {
  if (threshold !== 0) return [];
  return [
    {
      path: ['threshold'],
      severity: 'warning',
      code: 'always-true',
      message: 'Any score reaches a threshold of 0.',
      why: 'A judge that always passes, or always fails where it is negated, proves nothing.',
      fix: 'Write a higher threshold, or give the judge a weight and `required: false` if only its score counts.',
    },
  ];
}
