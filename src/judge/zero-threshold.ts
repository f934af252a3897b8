import type { SettingProblem } from '../model/judge.ts';

/** A warning where the threshold of a graded judge lets everything pass. */
export function zeroThreshold(threshold: number | undefined): readonly SettingProblem[] {
  if (threshold !== 0) return [];
  return [
    {
      path: ['threshold'],
      severity: 'warning',
      code: 'always-true',
      message: 'Every text reaches a threshold of 0.',
      why: 'This judge passes whatever the text is.',
      fix: 'Write a higher threshold, or give the judge a weight and `required: false` if only its score counts.',
    },
  ];
}
